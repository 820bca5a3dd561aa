"""An owner of sheets for the tests of the runner's pages, and where it mounts them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest
from django.urls import path
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from hanse.identity.public import User
from hanse.kernel.errors import NotAllowed
from hanse.kernel.texts import Text
from hanse.network.urls import urlpatterns as urlpatterns_of_the_site
from hanse.questions.public import SignInNeeded, Visit, pages, reader_in, sheet
from hanse.ui.shell import Link
from tests.questions.samples import questionnaire
from tests.questions.service import service

SAMPLE = questionnaire()
SERVICE = service(may_not_know=False)
STRANGER = "stranger@example.org"
READER = "reader@example.org"


def desk(request: HttpRequest, *, sheet_id: UUID) -> Visit:
    """Everybody who is signed in may write, but for a reader; a stranger may not even read."""
    if not isinstance(request.user, User):
        raise SignInNeeded
    if request.user.email == STRANGER:
        raise NotAllowed("This is another city's.")
    may_write = request.user.email != READER
    return Visit(
        sheet=sheet(sheet_id),
        questionnaire=SAMPLE,
        reader=reader_in(get_language() or "en"),
        by=request.user.actor,
        title="Łódź, round of 2027",
        home=Link("Rounds", "/rounds/"),
        finish=Link("Lay before the approver", "/finish/"),
        may_write=lambda key: may_write and key != "channels",
        may_talk=may_write,
        notes=lambda: {"use": "Ms Kim, by 3 May"},
        departments={"it": Text("it", "IT department")},
        panels=lambda place, key: [mark_safe(f'<p class="panel">{place} {key}</p>')],
    )


def service_desk(request: HttpRequest, *, sheet_id: UUID) -> Visit:
    """The same, of a questionnaire as a service has it."""
    return replace(desk(request, sheet_id=sheet_id), questionnaire=SERVICE)


urlpatterns: list[Any] = [
    *i18n_patterns(path("services/<uuid:sheet_id>/", *pages(service_desk, "service"))),
    *i18n_patterns(path("sheets/<uuid:sheet_id>/", *pages(desk, "answers"))),
    *urlpatterns_of_the_site,
]
