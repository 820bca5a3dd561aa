"""The runner's pages within a preview: the questions of a draft, and what its steps and opinions ask.

What a draft with faults has, but its last sound revision has not yet, is answered with the start page.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Opinion, Transition
from hanse.frame.tools.designer.actions.trying import keep_trial, tried
from hanse.frame.tools.designer.looking.trying import to_stored
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.trial import trial_bar, with_question
from hanse.frame.tools.designer.queries import draft_of
from hanse.frame.tools.designer.seeing import LastSound, last_sound
from hanse.frame.tools.designer.views.framing import View, framed
from hanse.frame.views.offers import offers_in
from hanse.identity.public import person
from hanse.questions.public import GuestVisit, SeveralVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.ui.shell import Link

LAYOUT = "designer/trial/layout.html"


def page(view: View) -> View:
    """A page of the runner within a preview."""
    dressed: View = framed(login_required(view))
    return dressed


def desk(request: HttpRequest, **names: Any) -> GuestVisit | HttpResponseBase:
    """The questions over what this designer has typed."""
    me = person(request)
    draft = draft_of(me, names["draft_id"])
    key = str(request.resolver_match.kwargs.get("key", "")) if request.resolver_match else ""
    found = last_sound(draft)
    if found is None or (key not in {"", *found.procedure.questionnaire.questions} and not found.is_latest):
        return redirect("designer:trial", draft.id)
    procedure = found.procedure
    answers = tried(draft, procedure, me)
    lifted = with_question(procedure, answers, key)
    _hang_bar(request, draft, found, lifted=lifted is not None)
    reader = reader_in(get_language() or "en", procedure.translations)
    return GuestVisit(
        questionnaire=lifted or procedure.questionnaire,
        reader=reader,
        answers=answers,
        save=lambda key, answer: keep_trial(draft, procedure, key, answer, by=me),
        by=me.actor,
        title=reader(procedure.title),
        home=Link(reader(procedure.title), reverse("designer:trial", args=[draft.id])),
        finish=Link(_("Continue"), reverse("designer:trial_hand_in", args=[draft.id])),
        offers=offers_in(procedure, draft.id, to_stored(procedure, answers), reader),
        layout=LAYOUT,
    )


def step_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """What a step of the way asks, or an office's opinion; sending it does nothing."""
    draft = draft_of(person(request), names["draft_id"])
    found = last_sound(draft)
    if found is None:
        return redirect("designer:trial", draft.id)
    procedure, key = found.procedure, str(names["step"])
    asked = _asking(procedure, key)
    if asked is None and not found.is_latest:
        return redirect("designer:trial", draft.id)
    if asked is None:
        raise Http404
    _hang_bar(request, draft, found)
    reader = reader_in(get_language() or "en", procedure.translations)

    def send(_answers: Mapping[str, Answer]) -> HttpResponseBase:
        messages.success(request, _("The answers fit. In a preview nothing happens with them."))
        return redirect(request.path)

    return SeveralVisit(
        questionnaire=procedure.asking.get(key),
        reader=reader,
        send=send,
        title=reader(asked.title),
        hint=reader(asked.hint) if isinstance(asked, Transition) else "",
        home=Link(reader(procedure.title), reverse("designer:trial", args=[draft.id])),
        button=reader(asked.title),
        offers=offers_in(procedure, draft.id, {}, reader),
        layout=LAYOUT,
    )


def _asking(procedure: Procedure, key: str) -> Transition | Opinion | None:
    steps = {one.key: one for one in procedure.transitions}
    opinions = {opinion_key(state.key, one.office): one for state in procedure.states for one in state.opinions}
    return steps.get(key) or opinions.get(key)


def _hang_bar(request: HttpRequest, draft: Draft, shown: LastSound, *, lifted: bool = False) -> None:
    """For the layout: the runner's own templates know nothing of a preview."""
    request.trial = trial_bar(draft, shown, request.path, lifted=lifted)  # type: ignore[attr-defined]
