"""A report that an app sends for somebody: read as GeoReport v2 (Open311) writes it, submitted as any application."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.actions.sending import keep_upload, send_application
from hanse.frame.models import Case
from hanse.frame.queries.access import applicant_of
from hanse.frame.queries.reports import ReportKind
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.errors import Invalid
from hanse.kernel.files import Upload

COORDINATES = ("lat", "long")
LONGEST_LINK = 1000


@transaction.atomic
def take_report(
    kind: ReportKind,
    said: Mapping[str, str],
    attributes: Mapping[str, list[str]],
    photos: Sequence[Upload],
    *,
    language: str,
    by: User,
) -> Case:
    """The case that it became. `by` is whose key the app uses; the report is not hers, but of whom the app speaks for.

    Raises Invalid and AnswersRefused.
    """
    given = _answers(kind, said, attributes)
    reports = kind.procedure.reports
    assert reports is not None
    if photos and not reports.photo:
        raise Invalid(_("This kind of report takes no photo."), field="media")
    if photos:
        kept = [keep_upload(kind.procedure.key, reports.photo, one, by=by.actor)[0] for one in photos]
        given[reports.photo] = [{"id": one} for one in kept]
    once = secrets.token_urlsafe(24)
    sent = send_application(
        kind.procedure.key, given, applicant=None, language=language, by=applicant_of(None), once=once
    )
    audit.record("frame.take_report", by=by.actor, on=sent.case, detail={"code": kind.code})
    return sent.case


def _answers(kind: ReportKind, said: Mapping[str, str], attributes: Mapping[str, list[str]]) -> dict[str, Any]:
    procedure, reports = kind.procedure, kind.procedure.reports
    assert reports is not None
    given: dict[str, Any] = {reports.location: _place(said), reports.description: _description(said)}
    if reports.category:
        given[reports.category] = kind.option
    email = said.get("email", "").strip()
    if reports.wants_answer:
        given[reports.wants_answer] = "yes" if email and procedure.email else "no"
    if procedure.email and email:
        given[procedure.email] = email
    if procedure.phone and said.get("phone", "").strip():
        given[procedure.phone] = said["phone"].strip()
    for code, values in attributes.items():
        question = procedure.questionnaire.questions.get(code)
        if question is None or code in given:
            raise Invalid(_("“%(name)s” is not an attribute of this kind of report.") % {"name": code}, field=code)
        given[code] = values if question.kind == "multiple" else values[-1]
    return given


def _place(said: Mapping[str, str]) -> dict[str, str]:
    found = {"latitude": said.get("lat", "").strip(), "longitude": said.get("long", "").strip()}
    place = {part: given for part, given in found.items() if given}
    words = said.get("address_string", "").strip()
    if words:
        place["words"] = words
    if not words and len(place) < len(COORDINATES):
        raise Invalid(_("Give lat and long, or address_string."), field="lat")
    return place


def _description(said: Mapping[str, str]) -> str:
    """With the address of a picture that lies elsewhere: people open it, the site does not fetch it."""
    link = said.get("media_url", "").strip()[:LONGEST_LINK]
    return "\n\n".join(filter(None, [said.get("description", "").strip(), link]))
