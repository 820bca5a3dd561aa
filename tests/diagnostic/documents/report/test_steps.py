"""The steps of the report: what fits on paper, and that nothing is left out unsaid."""

from dataclasses import replace

from django.utils.translation import override

from hanse.diagnostic.documents.report.steps import MOST_OF_A_DIMENSION, about_steps, step_groups
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.presenters.results import results_page


def report_for(assessment):
    with override("en"):
        return report_of(results_page(assessment, "en"), "en")


def test_the_steps_that_add_most_stand_under_their_dimension_in_its_order(submitted):
    report = report_for(submitted)
    groups = step_groups(report)

    assert [title for title, _, _ in groups] == [line.title for line in report.outcome.dimensions]
    for title, _, rows in groups:
        gains = sorted((step.gain for step in report.outcome.steps if step.dimension_title == title), reverse=True)
        shown = [float(row[-1]) for row in rows]
        assert shown == [round(gain, 2) for gain in gains[:MOST_OF_A_DIMENSION]]


def test_it_says_how_many_steps_there_are_and_where(submitted):
    report = report_for(submitted)
    count = len(report.outcome.steps)
    title, counted, rows = step_groups(report)[0]

    assert f"All {count} steps" in about_steps(report)
    assert len(rows) == MOST_OF_A_DIMENSION
    of_it = sum(step.dimension_title == title for step in report.outcome.steps)
    assert counted == f"{MOST_OF_A_DIMENSION} of {of_it} steps"


def test_few_steps_stand_there_whole_and_nothing_is_said_of_more(submitted):
    report = report_for(submitted)
    first = report.outcome.steps[0]
    few = replace(report, outcome=replace(report.outcome, steps=(first,)))

    ((title, counted, rows),) = step_groups(few)
    assert (title, counted, len(rows)) == (first.dimension_title, "", 1)
    assert "workbook" not in about_steps(few)


def test_departments_whose_names_hold_an_and_are_told_apart(submitted):
    report = report_for(submitted)
    several = next(step for step in report.outcome.steps if len(step.departments) > 1)
    known = {
        row[2]
        for _, _, rows in step_groups(replace(report, outcome=replace(report.outcome, steps=(several,))))
        for row in rows
    }

    assert known == {" · ".join(name for _, name in several.departments)}
