"""The steps of the report: the first of all on the mayor's page, the greatest of each dimension in their chapter."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.presenters.steps import StepLine
from hanse.ui import formats

MOST_OF_A_DIMENSION = 5
"""More would be read by nobody on paper; the workbook of the results has every step."""


def first_step(step: StepLine) -> list[str]:
    """What would be the case, the question that it answers, and who usually knows."""
    return [step.next_option, step.title, _known(step)]


def step_groups(report: Report) -> list[list[Any]]:
    """Title, count in words, and rows of each dimension, in the framework's order; within it the greatest gain first.

    A row begins with the number that its question has in the annex.
    """
    numbers = {key: formats.number(place) for place, key in enumerate(report.asked.order, start=1)}
    return [
        [title, _counted(len(steps)), [_row(step, numbers.get(step.question, "")) for step in _greatest(steps)]]
        for title, steps in _by_dimension(report)
    ]


def about_steps(report: Report) -> str:
    """What a row says, and where the steps are that found no place."""
    said = _(
        "Each step is the next option of a question, with the points that it would add to the whole by itself; the "
        "number is that of the question among the answers."
    )
    if all(len(steps) <= MOST_OF_A_DIMENSION for _title, steps in _by_dimension(report)):
        return said
    more = _(
        "Here stand those that add most. All %(count)s steps, each beside today’s answer, are in the workbook of the "
        "results."
    )
    return f"{said} {more % {'count': formats.number(len(report.outcome.steps))}}"


def _by_dimension(report: Report) -> list[tuple[str, list[StepLine]]]:
    order = {line.key: place for place, line in enumerate(report.outcome.nodes)}
    placed = sorted(report.outcome.steps, key=lambda step: order.get(step.dimension, len(order)))
    return [(title, list(steps)) for title, steps in groupby(placed, key=lambda step: step.dimension_title)]


def _greatest(steps: list[StepLine]) -> list[StepLine]:
    return steps[:MOST_OF_A_DIMENSION]


def _counted(count: int) -> str:
    """How many of the steps are shown, empty where all are."""
    if count <= MOST_OF_A_DIMENSION:
        return ""
    shown = {"shown": formats.number(MOST_OF_A_DIMENSION), "count": formats.number(count)}
    return ngettext("%(shown)s of %(count)s step", "%(shown)s of %(count)s steps", count) % shown


def _row(step: StepLine, number: str) -> list[str]:
    return [number, step.next_option, _known(step), f"+{formats.number(step.gain, 2)}"]


def _known(step: StepLine) -> str:
    return formats.dotted(name for _key, name in step.departments)
