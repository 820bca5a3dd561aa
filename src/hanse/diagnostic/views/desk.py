"""The diagnostic's side of the question runner: whose sheet it is, who may answer, and where the way leads on."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.actions import take_over
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.earlier import earlier_answer, reached_answer
from hanse.diagnostic.queries.barring import barred
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.voices import voiced_keys
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import User, viewer_of
from hanse.questions.public import SignInNeeded, Visit, reader_in
from hanse.ui.rendering import render_part
from hanse.ui.shell import Link


def desk(request: HttpRequest, **names: Any) -> Visit:
    """The visit to an assessment's sheet. Raises SignInNeeded, NotThere, NotAllowed."""
    if not isinstance(request.user, User):
        raise SignInNeeded(_("Sign in to go on. What you typed is kept."))
    found = allowed(request, names["assessment_id"], rules.may_see_assessment)
    viewer = viewer_of(request.user)
    scheme = framework(*found.method)
    open_to_answers = found.state == State.DRAFT and not found.is_lapsed and rules.may_answer.test(viewer, found)
    actor = request.user.actor
    asked = questionnaire_of(*found.method)
    voiced = voiced_keys(found, asked)
    home = reverse("diagnostic:assessment", args=[found.id])
    return Visit(
        sheet=found.sheet,
        questionnaire=asked,
        reader=reader_in(get_language() or "en", scheme.translations),
        by=actor,
        title=f"{found.city.name}: {found.round.name}",
        home=Link(found.city.name, home),
        leads_home=True,
        finish=Link(_("Lay before the approver"), home) if open_to_answers else None,
        may_write=lambda key: open_to_answers and key not in voiced,
        may_back=lambda _key: open_to_answers,
        barred=barred(found) if found.state == State.DRAFT else None,
        may_talk=rules.may_comment.test(viewer, found),
        applied=lambda intake: take_over(intake, found, by=actor),
        departments=scheme.departments,
        panels=_panels(
            found,
            voiced,
            may_assign=open_to_answers and rules.may_assign.test(viewer, found),
            earlier=lambda key: _earlier(request, found, key) if open_to_answers and key not in voiced else (),
        ),
    )


def _earlier(request: HttpRequest, assessment: Assessment, key: str) -> Sequence[str]:
    """What it has reached since, and what it answered before, to be confirmed; nothing once it is answered."""
    language, values = get_language() or "en", {"assessment": assessment, "csrf_input": csrf_input(request)}
    reached, told = (look(assessment, key, language) for look in (reached_answer, earlier_answer))
    parts = []
    if reached:
        parts.append(render_part("diagnostic/parts/reached.html", reached=reached, **values))
    if told:
        parts.append(render_part("diagnostic/parts/earlier.html", earlier=told, **values))
    return parts


def _panels(
    assessment: Assessment, voiced: frozenset[str], *, may_assign: bool, earlier: Callable[[str], Sequence[str]]
) -> Callable[[str, str], Sequence[str]]:
    """On a question's page: an earlier answer, the way to several voices on it, handing it to colleagues."""
    asked = questionnaire_of(*assessment.method)

    def panels(place: str, key: str) -> Sequence[str]:
        if place != "question":
            return ()
        several = _link(_("Several people answer this on their own: see what each says"), _voices(assessment, key))
        if not may_assign:
            return (several,) if key in voiced else earlier(key)
        section = asked.section_of(key).key
        hand_out, ask = (
            f"{reverse(f'diagnostic:{name}', args=[assessment.id, section])}?question={key}"
            for name in ("hand_out", "ask_several")
        )
        handing = _link(_("Hand this question to a colleague"), hand_out)
        asking = _link(_("Ask several colleagues, each for their own answer"), ask)
        return (several, asking) if key in voiced else (*earlier(key), handing, asking)

    return panels


def _voices(assessment: Assessment, key: str) -> str:
    return reverse("diagnostic:voices_question", args=[assessment.id, key])


def _link(words: str, href: str) -> str:
    return format_html('<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>', href, words)
