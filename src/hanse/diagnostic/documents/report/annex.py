"""The answers of an assessment in words, for the report's annex and its workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.relevance import asked


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One question, numbered through the whole questionnaire; `is_proved` is None where evidence has no place."""

    number: int
    question: str
    answer: str
    is_proved: bool | None


def annex(report: Report, speak: Speaker) -> Iterator[tuple[str, list[AnnexLine]]]:
    """Title and lines of each section; comments between colleagues stay where they were written."""
    to_ask, number = asked(report.asked, report.given), 0
    for section in report.asked.sections:
        lines = []
        for question in section.questions:
            number += 1
            given = report.given.get(question.key)
            words = answer_words(question, given, speak) if question.key in to_ask else _("Not asked")
            lines.append(AnnexLine(number, speak(question.text), words, _proved(report, question.key, given)))
        yield speak(section.title), lines


def _proved(report: Report, key: str, given: Answer | None) -> bool | None:
    if report.proved is None:
        return None
    if key in report.proved:
        return True
    return False if given is not None and given.state is State.ANSWERED else None
