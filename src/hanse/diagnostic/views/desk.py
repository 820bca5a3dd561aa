"""The diagnostic's side of the question runner: whose sheet it is, who may answer, and where the way leads on."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.actions import take_over
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.barring import barred
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import User, viewer_of
from hanse.questions.public import SignInNeeded, Visit, reader_in
from hanse.ui.shell import Link


def desk(request: HttpRequest, **names: Any) -> Visit:
    """The visit to an assessment's sheet. Raises SignInNeeded, NotThere, NotAllowed."""
    if not isinstance(request.user, User):
        raise SignInNeeded(_("Sign in to go on. What you typed is kept."))
    found = allowed(request, names["assessment_id"], rules.may_see_assessment)
    viewer = viewer_of(request.user)
    scheme = framework(found.round.framework_key, found.round.framework_version)
    open_to_answers = found.state == State.DRAFT and rules.may_answer.test(viewer, found)
    actor = request.user.actor
    home = reverse("diagnostic:assessment", args=[found.id])
    return Visit(
        sheet=found.sheet,
        questionnaire=questionnaire_of(found.round.framework_key, found.round.framework_version),
        reader=reader_in(get_language() or "en", scheme.translations),
        by=actor,
        title=f"{found.city.name}: {found.round.name}",
        home=Link(found.city.name, home),
        leads_home=True,
        finish=Link(_("Lay before the approver"), home) if open_to_answers else None,
        may_write=lambda _key: open_to_answers,
        barred=barred(found) if found.state == State.DRAFT else None,
        may_talk=rules.may_comment.test(viewer, found),
        applied=lambda intake: take_over(intake, found, by=actor),
        departments=scheme.departments,
        panels=_hand_out(found) if open_to_answers and rules.may_assign.test(viewer, found) else _no_panels,
    )


def _no_panels(_place: str, _key: str) -> Sequence[str]:
    return ()


def _hand_out(assessment: Assessment) -> Callable[[str, str], Sequence[str]]:
    """On a question's page, the way to hand that one question to a colleague."""
    asked = questionnaire_of(assessment.round.framework_key, assessment.round.framework_version)

    def panels(place: str, key: str) -> Sequence[str]:
        if place != "question":
            return ()
        path = reverse("diagnostic:hand_out", args=[assessment.id, asked.section_of(key).key])
        words = _("Hand this question to a colleague")
        link = '<p class="govuk-body"><a class="govuk-link" href="{}?question={}">{}</a></p>'
        return (format_html(link, path, key, words),)

    return panels
