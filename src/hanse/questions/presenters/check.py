"""Check your answers: every question that is asked, in its section, with its answer and the way to change it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown, status_of
from hanse.questions.queries import GuestVisit, Visit
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.progress import Count, Progress
from hanse.questions.spec.progress import Status as Spec
from hanse.questions.spec.question import EvidenceNeed, Question
from hanse.questions.spec.questionnaire import Section
from hanse.ui import formats
from hanse.ui.shell import Link
from hanse.ui.values import Status


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """One line; `change` is empty where this person may not change it, `lacks_evidence` where some is expected.

    `problem` says what is wrong with it beside the other answers; `source` where it comes from, if nobody typed it.
    """

    question: str
    answer: str
    status: Status
    change: str
    lacks_evidence: bool = False
    problem: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckedSection:
    """`remarks` say in words what is to be looked at: what is open, not known, or expected to have evidence."""

    key: str
    title: str
    answers: tuple[CheckedAnswer, ...]
    remarks: str


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """`not_asked` are answers that were given before a condition left their questions out: kept, not counted."""

    title: str
    sections: tuple[CheckedSection, ...]
    not_asked: tuple[CheckedAnswer, ...]
    progress: Progress
    finish: Link | None
    mend: bool
    go_on: str
    tasks: str


def check_answers(
    visit: Visit | GuestVisit,
    answers: Mapping[str, Answer],
    progress: Progress,
    evidence: Mapping[str, int],
    places: Places,
    *,
    broken: Mapping[str, Sequence[Problem]] | None = None,
) -> CheckAnswers:
    """The page; `broken` says what is wrong with answers beside others: nothing follows before that is mended."""

    def line(question: Question) -> CheckedAnswer:
        answer = answers.get(question.key)
        shows = question.evidence.need is EvidenceNeed.EXPECTED and answer and answer.state is State.ANSWERED
        return CheckedAnswer(
            question=shown(visit.reader, question.text),
            answer=answer_words(question, answer, visit.reader),
            status=status_of(progress.statuses[question.key]),
            change=places.question(question.key, back="check") if visit.writable(question.key) else "",
            lacks_evidence=bool(shows) and not evidence.get(question.key),
            source=visit.sources.get(question.key, "") if isinstance(visit, GuestVisit) else "",
            problem=" ".join(problem.words(visit.reader) for problem in (broken or {}).get(question.key, ())),
        )

    def section(one: Section) -> CheckedSection:
        asked = (question for question in one.questions if progress.statuses[question.key] is not Spec.NOT_ASKED)
        lines = tuple(line(question) for question in asked)
        remarks = " · ".join(_remarks(progress.sections[one.key], lines))
        return CheckedSection(one.key, visit.reader(one.title), lines, remarks)

    left_out = (key for key in visit.questionnaire.order if progress.statuses[key] is Spec.NOT_ASKED and key in answers)
    return CheckAnswers(
        title=visit.reader(visit.questionnaire.title),
        sections=tuple(found for one in visit.questionnaire.sections if (found := section(one)).answers),
        not_asked=tuple(line(visit.questionnaire.question(key)) for key in left_out),
        progress=progress,
        mend=bool(broken),
        finish=None if broken else visit.finish,
        go_on=places.question(progress.next_open) if progress.next_open else "",
        tasks=places.tasks,
    )


def _remarks(count: Count, lines: Sequence[CheckedAnswer]) -> Iterator[str]:
    lacking = sum(line.lacks_evidence for line in lines)
    for number, words in (
        (count.open, _("%(number)s not answered")),
        (count.unknown, _("%(number)s not known")),
        (lacking, _("%(number)s without evidence")),
    ):
        if number:
            yield words % {"number": formats.number(number)}
