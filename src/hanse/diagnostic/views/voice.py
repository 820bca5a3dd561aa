"""A person's own answers to the questions that several answer, on the question runner's pages without a sheet."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.actions import say
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.voices import Several, answer_in, several
from hanse.diagnostic.views.asking import allowed
from hanse.identity.public import User, person, viewer_of
from hanse.kernel.errors import NotThere
from hanse.members.public import Role
from hanse.questions.public import GuestVisit, given_answers, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import EvidenceNeed, EvidenceRule
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked as relevant
from hanse.ui.shell import Link

NO_EVIDENCE = EvidenceRule(need=EvidenceNeed.NONE)
"""It is given to the city's answer, once that is agreed on."""


def desk(request: HttpRequest, **names: Any) -> GuestVisit | HttpResponseBase:
    """Her own answers: of what she was asked, and for who may propose an answer of every question of several voices."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    found = allowed(request, names["assessment_id"], rules.may_answer)
    asked = questionnaire_of(*found.method)
    proposes = rules.may_propose.test(viewer_of(request.user), found)
    mine = _mine(several(found, asked), person(request).id, proposes=proposes)
    if not mine:
        raise NotThere(_("Nothing of this kind was handed to you."))
    own = _own(mine, person(request).id)
    scheme = framework(*found.method)
    home = Link(_("Several voices"), reverse("diagnostic:voices", args=[found.id]))
    return GuestVisit(
        questionnaire=_part(asked, frozenset(mine), relevant(asked, {**given_answers(found.sheet, asked), **own})),
        reader=reader_in(get_language() or "en", scheme.translations),
        answers=own,
        save=lambda key, answer: _keep(found, key, answer, person(request)),
        by=person(request).actor,
        title=_("Your own answers"),
        home=Link(found.city.name, reverse("diagnostic:assessment", args=[found.id])),
        finish=home,
        later=home,
        departments=scheme.departments,
        layout="ui/layouts/signed_in.html",
        frozen=found.state != State.DRAFT,
    )


def _keep(assessment: Assessment, key: str, answer: Answer | None, by: User) -> None:
    say(assessment, key, answer, by=by, speaks_for=str(Role.COORDINATOR.label))


def _mine(found: dict[str, Several], user_id: UUID, *, proposes: bool) -> dict[str, Several]:
    """What she was asked; who may propose and was asked nothing may add a voice to every one that stands."""
    asked = {key: one for key, one in found.items() if any(item.user_id == user_id for item in one.asked)}
    return asked or (found if proposes else {})


def _own(mine: dict[str, Several], user_id: UUID) -> dict[str, Answer]:
    return {
        key: answer_in(one.question, voice)
        for key, one in mine.items()
        for voice in one.voices
        if voice.user_id == user_id
    }


def _part(asked: Questionnaire, keys: frozenset[str], to_ask: frozenset[str]) -> Questionnaire:
    """The questions of hers that are asked today, with those conditions and checks alone that look at one another."""
    own = keys & (to_ask | _waiting(asked, keys))
    sections = []
    for section in asked.sections:
        questions = tuple(
            replace(
                one, relevant=one.relevant if _names(asked, one.key) <= own else "", checks=(), evidence=NO_EVIDENCE
            )
            for one in section.questions
            if one.key in own
        )
        sections += [replace(section, questions=questions)] if questions else []
    return Questionnaire(
        key=asked.key,
        version=asked.version,
        title=asked.title,
        sections=tuple(sections),
        answering=asked.answering,
        may_not_know=asked.may_not_know,
    )


def _waiting(asked: Questionnaire, keys: frozenset[str]) -> frozenset[str]:
    """Questions whose condition her own answers alone decide, so that it is asked as soon as she answers."""
    return frozenset(key for key in keys if key in asked.conditions.of and _names(asked, key) <= keys)


def _names(asked: Questionnaire, key: str) -> frozenset[str]:
    condition = asked.conditions.of.get(key)
    return frozenset(condition.names) if condition else frozenset()
