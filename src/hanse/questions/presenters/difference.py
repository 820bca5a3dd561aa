"""What a file would change, for somebody to choose from."""

from dataclasses import dataclass

from hanse.questions.models import Intake
from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import answer_words, shown
from hanse.questions.queries import Visit
from hanse.questions.spec.exchange.difference import Change, Difference, Line

CHOSEN = frozenset({Change.ADDED, Change.CHANGED})
"""Changes that are ticked beforehand; taking back and overwriting a colleague's answer are not."""


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One answer to choose. `version` is the standing answer's; not `allowed`: not this person's to answer."""

    key: str
    question: str
    change: Change
    before: str
    after: str
    place: str
    version: int
    chosen: bool
    allowed: bool
    href: str


@dataclass(frozen=True, slots=True)
class TroubleLine:
    place: str
    question: str
    words: str


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """`from_file`: it came in a workbook, not from elsewhere."""

    name: str
    from_file: bool
    lines: tuple[DifferenceLine, ...]
    unchanged: int
    conflicts: int
    troubles: tuple[TroubleLine, ...]
    comments: int
    applied: bool
    action: str
    workbook: str
    tasks: str


def difference_page(visit: Visit, intake: Intake, difference: Difference, places: Places) -> DifferencePage:
    questions = visit.questionnaire.questions
    return DifferencePage(
        name=intake.name,
        from_file=not intake.origin,
        lines=tuple(_line(visit, line, places) for line in difference.lines if line.change is not Change.UNCHANGED),
        conflicts=len(difference.keys(Change.CONFLICTING)),
        unchanged=len(difference.keys(Change.UNCHANGED)),
        troubles=tuple(
            TroubleLine(
                trouble.place,
                shown(visit.reader, questions[trouble.key].text) if trouble.key in questions else "",
                trouble.problem.words(visit.reader),
            )
            for trouble in difference.troubles
        ),
        comments=len(difference.comments),
        applied=intake.applied_at is not None,
        action=places.difference(intake.id),
        workbook=places.workbook,
        tasks=places.tasks,
    )


def _line(visit: Visit, line: Line, places: Places) -> DifferenceLine:
    question = visit.questionnaire.question(line.key)
    allowed = visit.writable(line.key)
    return DifferenceLine(
        key=line.key,
        question=shown(visit.reader, question.text),
        change=line.change,
        before=answer_words(question, line.before, visit.reader),
        after=answer_words(question, line.after, visit.reader),
        place=line.place,
        version=line.version,
        chosen=allowed and line.change in CHOSEN,
        allowed=allowed,
        href=places.question(line.key),
    )
