"""The answers of an assessment in words."""

from dataclasses import replace

from django.utils.translation import override

from hanse.diagnostic.documents.report.annex import annex
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.presenters.speaking import speaker_of
from hanse.questions.spec.answer import Answer, State


def lines_of(report, speak):
    with override("en"):
        return {line.number: line for _, lines in annex(report, speak) for line in lines}


def test_every_question_is_numbered_through_and_says_whether_it_has_evidence(submitted):
    speak = speaker_of(submitted, "en")
    with override("en"):
        report = report_of(results_page(submitted, "en"), "en")
    first, second, third, fourth = report.asked.order[:4]
    given = dict(report.given) | {third: Answer(third, state=State.UNKNOWN)}
    given.pop(fourth)
    changed = replace(report, given=given, proved=frozenset({first}))

    lines = lines_of(changed, speak)

    assert list(lines) == list(range(1, len(report.asked.questions) + 1))
    assert [lines[number].is_proved for number in (1, 2, 3, 4)] == [True, False, None, None]
    assert second in given
    assert (lines[3].answer, lines[4].answer) == ("Not known here", "Not answered")


def test_a_report_that_knows_nothing_of_evidence_says_nothing_of_it(submitted):
    with override("en"):
        report = report_of(results_page(submitted, "en"), "en")

    lines = lines_of(replace(report, proved=None), speaker_of(submitted, "en"))

    assert {line.is_proved for line in lines.values()} == {None}
