"""All steps of an assessment, and the ways to choose among them."""

from dataclasses import dataclass

from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.diagnostic.presenters.steps import StepLine
from hanse.kernel.collation import in_order


@dataclass(frozen=True, slots=True)
class Choosable:
    """A department or dimension with the number of its steps; `is_chosen`: the list is cut down to it."""

    key: str
    title: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class StepsPage:
    """`total`: of all steps; `gain`: what the steps shown would add to the whole together, in points."""

    assessment: Assessment
    steps: tuple[StepLine, ...]
    total: int
    departments: tuple[Choosable, ...]
    dimensions: tuple[Choosable, ...]

    @property
    def gain(self) -> float:
        return sum(step.gain for step in self.steps)


def steps_page(results: ResultsPage, *, department: str = "", dimension: str = "") -> StepsPage:
    """The steps of one department and dimension, or all; an unknown key has no step."""
    departments = [pair for step in results.steps for pair in step.departments]
    dimensions = [(step.dimension, step.dimension_title) for step in results.steps if step.dimension]
    return StepsPage(
        assessment=results.assessment,
        steps=tuple(
            step
            for step in results.steps
            if (not department or department in dict(step.departments)) and dimension in {"", step.dimension}
        ),
        total=len(results.steps),
        departments=tuple(in_order(_counted(departments, department), lambda one: one.title)),
        dimensions=tuple(_counted(dimensions, dimension)),
    )


def _counted(pairs: list[tuple[str, str]], chosen: str) -> list[Choosable]:
    return [Choosable(key, title, pairs.count((key, title)), key == chosen) for key, title in dict.fromkeys(pairs)]
