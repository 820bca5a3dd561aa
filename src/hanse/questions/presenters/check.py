"""Check your answers: every question that is asked, in its section, with its answer and the way to change it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown, status_of
from hanse.questions.queries import GuestVisit, Visit
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.progress import Progress
from hanse.questions.spec.progress import Status as Spec
from hanse.questions.spec.question import EvidenceNeed, Question
from hanse.questions.spec.questionnaire import Section
from hanse.ui.shell import Link
from hanse.ui.values import Status


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """One line; `change` is empty where this person may not change it, `lacks_evidence` where some is expected."""

    question: str
    answer: str
    status: Status
    change: str
    lacks_evidence: bool = False


@dataclass(frozen=True, slots=True)
class CheckedSection:
    title: str
    answers: tuple[CheckedAnswer, ...]


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """`not_asked` are answers that were given before a condition left their questions out: kept, not counted."""

    title: str
    sections: tuple[CheckedSection, ...]
    not_asked: tuple[CheckedAnswer, ...]
    progress: Progress
    finish: Link | None
    go_on: str
    tasks: str


def check_answers(
    visit: Visit | GuestVisit,
    answers: Mapping[str, Answer],
    progress: Progress,
    evidence: Mapping[str, int],
    places: Places,
) -> CheckAnswers:
    def line(question: Question) -> CheckedAnswer:
        answer = answers.get(question.key)
        expected = question.evidence.need is EvidenceNeed.EXPECTED
        return CheckedAnswer(
            question=shown(visit.reader, question.text),
            answer=answer_words(question, answer, visit.reader),
            status=status_of(progress.statuses[question.key]),
            change=places.question(question.key, back="check") if visit.writable(question.key) else "",
            lacks_evidence=expected and answer is not None and not evidence.get(question.key),
        )

    def section(one: Section) -> CheckedSection:
        asked = (question for question in one.questions if progress.statuses[question.key] is not Spec.NOT_ASKED)
        return CheckedSection(visit.reader(one.title), tuple(line(question) for question in asked))

    left_out = (key for key in visit.questionnaire.order if progress.statuses[key] is Spec.NOT_ASKED and key in answers)
    return CheckAnswers(
        title=visit.reader(visit.questionnaire.title),
        sections=tuple(found for one in visit.questionnaire.sections if (found := section(one)).answers),
        not_asked=tuple(line(visit.questionnaire.question(key)) for key in left_out),
        progress=progress,
        finish=visit.finish,
        go_on=places.question(progress.next_open) if progress.next_open else "",
        tasks=places.tasks,
    )
