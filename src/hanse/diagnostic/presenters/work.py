"""What a person has before her: for each of her cities what is open, what it came to, and what can be begun."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import NoMembership
from hanse.diagnostic.models import Assessment, Assignment, Result, Round
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.presenters.round_rules import language_words, publication_words
from hanse.diagnostic.queries.assessments import assessments_of, open_assignments
from hanse.diagnostic.queries.barring import barred
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of, title_of
from hanse.diagnostic.queries.participation import Open, open_to
from hanse.diagnostic.queries.quick_scans import has_questions_of_the_scan
from hanse.diagnostic.queries.results import results_of
from hanse.diagnostic.queries.roadmaps.reads import has_solutions
from hanse.diagnostic.queries.sign_off import needs_another
from hanse.diagnostic.queries.stances import awaited_stances
from hanse.diagnostic.queries.verifications import waiting_for_cities
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.members.public import WORKING_ROLES, City, Role, acts_for, cities_of, with_live_kind
from hanse.members.public import rules as member_rules
from hanse.questions.public import given_answers, reader_in
from hanse.questions.spec.progress import Count, progress
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.shell import Link


@dataclass(frozen=True, slots=True)
class OpenWork:
    """An assessment under way. `asked_of_me` are the sections and single questions that wait for her who looks.

    `proposed_to_me` are the questions whose proposed answer waits for her word, with their pages.
    """

    assessment: Assessment
    last_day: date
    was_given_back: bool
    total: Count
    next_open: str | None
    asked_of_me: tuple[str, ...]
    proposed_to_me: tuple[Link, ...]
    may_answer: bool
    takes_scans: bool
    may_sign_off: bool


@dataclass(frozen=True, slots=True)
class FinishedWork:
    """A submitted assessment; level and score are None where too little was answered.

    `asked`: the verification in which a reviewer waits for the city, and for how many replies.
    """

    assessment: Assessment
    level: int | None
    level_name: str
    score: float | None
    asked: tuple[UUID, int] | None


@dataclass(frozen=True, slots=True)
class WorkToBegin:
    """A round in which the city can begin, until when, how much is asked there, and by which rules."""

    round: Round
    last_day: date
    languages: str
    publication: str
    title: str
    questions: int
    takes_scans: bool


@dataclass(frozen=True, slots=True)
class CityWork:
    """A city that the person works for."""

    party_id: UUID
    name: str
    open: tuple[OpenWork, ...]
    finished: tuple[FinishedWork, ...]
    to_begin: tuple[WorkToBegin, ...]
    places: tuple[Link, ...]
    """Its pages that the person may use besides: its people, its page in the directory, its membership."""
    barred: NoMembership | None
    """Why the city can neither begin nor answer today, and what to do; None where it can."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What waits for her in all assessments under way: what was handed to her, and proposed answers."""

    handed: Sequence[Assignment]
    proposed: Mapping[UUID, Sequence[str]]


def work_of(viewer: Viewer, language: str) -> tuple[CityWork, ...]:
    """Six queries, one for the answers of each assessment under way, two for each city that lacks the right.

    One more where a round invites chosen cities, one where something is under way, and one where answers are proposed.
    """
    mine = in_order(with_live_kind(cities_of(viewer, *WORKING_ROLES), "party_id", today()), lambda one: one.name)
    if not mine:
        return ()
    found, rounds = list(assessments_of([one.party_id for one in mine])), open_to(mine)
    submitted = [one for one in found if one.state == State.SUBMITTED]
    results, waiting = results_of(submitted), waiting_for_cities(submitted)
    drafts = [one for one in found if one.state == State.DRAFT]
    mine_to_do = _Asked(open_assignments(viewer, drafts), awaited_stances(viewer.user_id, drafts))
    return tuple(
        _city(
            one,
            [each for each in found if each.city_id == one.party_id],
            rounds,
            [_finished(each, results.get(each.id), waiting.get(each.id), language) for each in submitted],
            mine_to_do,
            viewer,
            language,
        )
        for one in mine
    )


def other_members(viewer: Viewer, cities: Sequence[CityWork]) -> list[Link]:
    """The members for which somebody acts without assessing anything there; a query where there are any."""
    if len(viewer.parties(*Role.values)) == len(cities):
        return []
    working = {one.party_id for one in cities}
    found = in_order([one for one in acts_for(viewer) if one.id not in working], lambda one: one.name)
    return [Link(one.name, reverse("members:people", args=[one.id])) for one in found]


def _city(  # noqa: PLR0917 - all of it was read for all cities at once
    city: City,
    found: Sequence[Assessment],
    rounds: Open,
    finished: Sequence[FinishedWork],
    asked: _Asked,
    viewer: Viewer,
    language: str,
) -> CityWork:
    begun = {one.round_id for one in found}
    may_open = rules.may_open_assessment.test(viewer, city)
    return CityWork(
        party_id=city.party_id,
        name=city.name,
        open=tuple(_open(one, rounds, asked, viewer, language) for one in found if _goes_on(one)),
        finished=tuple(one for one in finished if one.assessment.city_id == city.party_id),
        to_begin=tuple(
            _to_begin(one, rounds.last_day(one, city.party_id), language)
            for one in rounds.to(city)
            if may_open and one.id not in begun
        ),
        places=(*_roadmaps(found), *_places(city, viewer)),
        barred=barred(city),
    )


def _goes_on(one: Assessment) -> bool:
    """Not submitted, and no correction that comes too late."""
    return one.state != State.SUBMITTED and not one.is_lapsed


def _roadmaps(found: Sequence[Assessment]) -> Iterator[Link]:
    """The way to the roadmaps on the last submitted assessment for which there are solutions."""
    last = next(filter(has_solutions, found), None)
    if last:
        yield Link(_("Roadmaps: what to do next, and when"), reverse("diagnostic:roadmaps", args=[last.id]))


def _places(city: City, viewer: Viewer) -> Iterator[Link]:
    for rule, text, name in (
        (member_rules.may_edit_people, _("Colleagues who work on this"), "members:people"),
        (member_rules.may_edit_profile, _("Your page in the directory"), "members:profile"),
        (member_rules.may_see_membership, _("Membership, its rights and history"), "members:own_membership"),
    ):
        if rule.test(viewer, city):
            yield Link(text, reverse(name, args=[city.party_id]))


def _to_begin(one: Round, last_day: date, language: str) -> WorkToBegin:
    asked = questionnaire_of(*one.method)
    takes_scans = has_questions_of_the_scan(asked)
    return WorkToBegin(
        round=one,
        last_day=last_day,
        languages=language_words(one),
        publication=publication_words(one),
        title=title_of(*one.method, language),
        questions=len(asked.questions),
        takes_scans=takes_scans,
    )


def _open(one: Assessment, rounds: Open, asked: _Asked, viewer: Viewer, language: str) -> OpenWork:
    questionnaire = questionnaire_of(*one.method)
    state = progress(questionnaire, given_answers(one.sheet, questionnaire))
    mine = [each for each in asked.handed if each.assessment_id == one.id]
    proposed = asked.proposed.get(one.id, ()) if rules.may_comment.test(viewer, one) else ()
    reader = reader_in(language, framework(*one.method).translations)
    may_answer = one.state == State.DRAFT and rules.may_answer.test(viewer, one)
    return OpenWork(
        assessment=one,
        last_day=rounds.last_day(one.round, one.party_id),
        was_given_back=one.state == State.DRAFT and one.reviewed,  # type: ignore[attr-defined]  # annotated by the query
        total=state.total,
        next_open=state.next_open,
        asked_of_me=tuple(_asked_of_me(mine, questionnaire, reader)),
        proposed_to_me=tuple(_proposed_to_me(one, proposed, questionnaire, reader)),
        may_answer=may_answer,
        takes_scans=may_answer and has_questions_of_the_scan(questionnaire),
        may_sign_off=one.state == State.REVIEW
        and rules.may_sign_off.test(viewer, one)
        and not needs_another(one, viewer.user_id),
    )


def _asked_of_me(mine: Sequence[Assignment], asked: Questionnaire, reader: Reader) -> Iterator[str]:
    """In the order of the questionnaire; a whole section speaks for each of its questions."""
    for section in asked.sections:
        handed = {each.question for each in mine if each.section == section.key}
        if "" in handed:
            yield reader(section.title)
        else:
            yield from (formats.quoted(reader(each.text)) for each in section.questions if each.key in handed)


def _proposed_to_me(one: Assessment, keys: Sequence[str], asked: Questionnaire, reader: Reader) -> Iterator[Link]:
    for key in keys:
        if key in asked.questions:
            yield Link(reader(asked.question(key).text), reverse("diagnostic:voices_question", args=[one.id, key]))


def _finished(one: Assessment, result: Result | None, asked: tuple[UUID, int] | None, language: str) -> FinishedWork:
    names = level_names(framework(*one.method), language)
    level = result.level if result else None
    return FinishedWork(
        assessment=one,
        level=level,
        level_name=names[level - 1] if level else "",
        score=result.score if result else None,
        asked=asked,
    )
