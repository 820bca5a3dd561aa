"""The overview of an assessment: its sections, who does what, and what can be done next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from hanse.diagnostic import rules
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import NoMembership
from hanse.diagnostic.models import Assessment, Assignment, FormerSheet, Review
from hanse.diagnostic.presenters.people import PersonLine, people_lines
from hanse.diagnostic.presenters.voices import differing
from hanse.diagnostic.queries.assessments import assignments_of, reviews_of
from hanse.diagnostic.queries.barring import barred
from hanse.diagnostic.queries.former import former_sheets
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.sign_off import needs_another
from hanse.diagnostic.queries.verification import verification_of
from hanse.diagnostic.queries.voices import Several, several
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.members.public import Role, names_at
from hanse.questions.public import Around, around, beside, progress_and_contributions, reader_in, section_status
from hanse.questions.spec.progress import Count
from hanse.questions.spec.progress import Status as Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.ui.shell import Link
from hanse.ui.values import Status


@dataclass(frozen=True, slots=True)
class Handed:
    """To whom a section was handed, or one `question` of it, and whether she has called it done."""

    id: UUID
    name: str
    done: bool
    question: str = ""
    on_their_own: bool = False
    speaks_for: str = ""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section in the task list; `beside` says in words which comments and pairs of answers wait there."""

    key: str
    title: str
    group: str
    count: Count
    status: Status
    handed: tuple[Handed, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A section, or one question of it, that the person who looks was asked to answer and has not called done."""

    assignment: Assignment
    title: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview page shows; `may_…` say which buttons stand there.

    `people` is None where the viewer is not of the city: who answered what is the city's own. `stands_in` is the
    language of the questions where they lack the viewer's. `conflicts` lead to the questions with two answers,
    `differing` to those on which several people say different things; `is_voiced`: there are questions of that kind.
    `evidenced` counts the answers that have evidence, `more` the questions that further answers may open. `given_back`
    is what the approver last said, while the answers are being mended. `approvers` are the names of those who sign off,
    None where the viewer has no need of them. `barred` says why the city can do nothing with it today, or is None.
    `last_day` is the city's own. `too_late`: a correction that was not submitted before the results became final.
    `former`: the answers under earlier versions of the questionnaire.
    `verification` is that of the submitted answers.
    """

    assessment: Assessment
    sections: tuple[SectionLine, ...]
    mine: tuple[OwnPart, ...]
    people: tuple[PersonLine, ...] | None
    stands_in: str
    conflicts: tuple[Link, ...]
    differing: tuple[Link, ...]
    is_voiced: bool
    total: Count
    evidenced: int
    more: int
    next_open: str | None
    given_back: Review | None
    reviews: tuple[Review, ...]
    may_answer: bool
    may_assign: bool
    may_lay: bool
    may_withdraw: bool
    may_sign_off: bool
    needs_another: bool
    will_sign_off: bool
    may_reopen: bool
    approvers: tuple[str, ...] | None
    barred: NoMembership | None
    last_day: date
    too_late: bool
    former: tuple[FormerSheet, ...]
    verification: UUID | None


def overview(assessment: Assessment, viewer: Viewer, language: str) -> Overview:
    """Three queries: what lies around the answers, assignments, reviews; the answers themselves when one has changed.

    One more where somebody answers unasked, one for approvers where they are named, three where several people answer
    a question on their own.
    """
    key, version = assessment.method
    asked = questionnaire_of(key, version)
    reader = reader_in(language, framework(key, version).translations)
    near = around(assessment.sheet)
    state, written = progress_and_contributions(assessment.sheet, asked, near.stands)
    assigned = assignments_of(assessment)
    reviews = tuple(reviews_of(assessment))
    voiced = several(assessment, asked)
    too_late, submitted = assessment.is_lapsed, assessment.state == State.SUBMITTED
    draft = assessment.state == State.DRAFT and not too_late
    review = assessment.state == State.REVIEW and not too_late
    may_lay = draft and rules.may_send_for_sign_off.test(viewer, assessment)
    may_sign_off = review and rules.may_sign_off.test(viewer, assessment)
    own = may_sign_off and needs_another(assessment, viewer.user_id)
    sees_who = rules.may_see_who_answers.test(viewer, assessment)
    sections = tuple(_sections(asked, state.sections, assigned, reader, near, is_handed_in=assessment.sheet.frozen))
    return Overview(
        assessment=assessment,
        sections=sections,
        mine=tuple(
            OwnPart(item, reader(asked.question(item.question).text) if item.question else line.title)
            for line in sections
            for item in assigned
            if draft and item.section == line.key and item.user_id == viewer.user_id and item.done_at is None
        ),
        stands_in=reader.stands_in,
        people=people_lines(assigned, written, state, asked, reader, voiced=voiced) if sees_who else None,
        conflicts=tuple(_conflicts(assessment, asked, near, reader)) if draft else (),
        differing=tuple(_differing(assessment, voiced, reader)) if sees_who else (),
        is_voiced=bool(voiced) and sees_who,
        total=state.total,
        evidenced=sum(state.statuses.get(key) is Question.ANSWERED for key in near.evidence),
        more=len(asked.questions) - state.total.asked if draft and state.total.open else 0,
        next_open=state.next_open,
        given_back=reviews[0] if draft and reviews else None,
        reviews=reviews,
        may_answer=draft and rules.may_answer.test(viewer, assessment),
        may_assign=draft and rules.may_assign.test(viewer, assessment),
        may_lay=may_lay,
        may_withdraw=review and rules.may_send_for_sign_off.test(viewer, assessment),
        may_sign_off=may_sign_off and not own,
        needs_another=own,
        will_sign_off=draft and rules.may_sign_off.test(viewer, assessment),
        may_reopen=submitted and not assessment.round.is_final(today()) and rules.may_reopen.test(viewer, assessment),
        too_late=too_late,
        former=tuple(former_sheets(assessment)) if assessment.has_moved else (),  # type: ignore[attr-defined]  # annotated by the query
        approvers=tuple(in_order(names_at(assessment.party_id, Role.APPROVER))) if may_lay else None,
        barred=None if submitted else barred(assessment),
        last_day=max(assessment.round.closes_on, assessment.later or assessment.round.closes_on),  # type: ignore[attr-defined]  # annotated by the query
        verification=_verification(assessment),
    )


def _sections(
    asked: Questionnaire,
    counts: Mapping[str, Count],
    assigned: Sequence[Assignment],
    reader: Reader,
    near: Around,
    *,
    is_handed_in: bool,
) -> Iterator[SectionLine]:
    for one in asked.sections:
        yield SectionLine(
            key=one.key,
            title=reader(one.title),
            group=reader(one.group),
            count=counts[one.key],
            status=section_status(counts[one.key], handed_in=is_handed_in),
            handed=tuple(_handed(item, asked, reader) for item in assigned if item.section == one.key),
            beside=tuple(beside(one, near)),
        )


def _verification(assessment: Assessment) -> UUID | None:
    """One query for submitted answers, none for others."""
    found = verification_of(assessment) if assessment.state == State.SUBMITTED else None
    return found.id if found else None


def _handed(item: Assignment, asked: Questionnaire, reader: Reader) -> Handed:
    question = reader(asked.question(item.question).text) if item.question in asked.questions else ""
    done = item.done_at is not None
    return Handed(item.id, str(item.user), done, question, item.on_their_own, item.speaks_for)


def _differing(assessment: Assessment, voiced: dict[str, Several], reader: Reader) -> Iterator[Link]:
    for one in differing(voiced.values()):
        href = reverse("diagnostic:voices_question", args=[assessment.id, one.question.key])
        yield Link(reader(one.question.text), href)


def _conflicts(assessment: Assessment, asked: Questionnaire, near: Around, reader: Reader) -> Iterator[Link]:
    for key in asked.order:
        if near.conflicts.get(key):
            names = {"assessment_id": assessment.id, "key": key}
            yield Link(reader(asked.question(key).text), reverse("diagnostic:answers:question", kwargs=names))
