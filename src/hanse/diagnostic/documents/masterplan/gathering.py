"""A master plan gathered from a roadmap as it is kept."""

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan, Period, Step
from hanse.diagnostic.engine.roadmap.pricing import Band
from hanse.diagnostic.engine.roadmap.problem import Floats
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.presenters.roadmaps.page import ItemLine, RoadmapPage, roadmap_page
from hanse.diagnostic.presenters.roadmaps.times import period_name
from hanse.diagnostic.queries.roadmaps.outlook import Chosen, Outlook
from hanse.kernel.errors import NotThere

A_DAY = timedelta(days=1)


def master_plan(roadmap: Roadmap, language: str) -> MasterPlan:
    """In the active language; no query where the results are remembered. Raises NotThere, WrongState."""
    results = results_page(roadmap.assessment, language)
    if results is None:
        raise NotThere(_("There are no results: the assessment is not signed off."))
    page = roadmap_page(roadmap, None, language)
    lines = {line.item.solution: line for line in page.items}
    return MasterPlan(
        page=page,
        results=results,
        language=language,
        entries=tuple(_entry(lines[one.solution.key], one) for one in page.outlook.chosen),
        periods=tuple(_periods(page)),
    )


def _entry(line: ItemLine, chosen: Chosen) -> Entry:
    return Entry(line, chosen, tuple(_steps(line, chosen)))


def _steps(line: ItemLine, chosen: Chosen) -> Iterator[Step]:
    """Each takes its share of the days from the first to the last.

    Of a solution that had begun before the roadmap only the open steps are left; they keep their numbers.
    """
    stages, passed = chosen.solution.stages, 0.0
    for number, stage in enumerate(stages, start=1 + line.steps - len(stages)):
        passed += stage.months
        days = round((line.ends_on - line.starts_on).days * passed / line.months)
        is_done = number <= line.item.steps_done or line.item.finished_on is not None
        yield Step(stage, number, line.starts_on + timedelta(days=days), is_done)


def _periods(page: RoadmapPage) -> Iterator[Period]:
    once, running = _sums(page.outlook)
    roadmap, budget = page.roadmap, page.outlook.grounds.laid.wishes.budget
    for number in range(roadmap.periods):
        yield Period(
            number=number,
            name=period_name(roadmap, number),
            begins_on=roadmap.first_day(number),
            ends_on=roadmap.first_day(number + 1) - A_DAY,
            once=Band(*once[:, number].tolist()),
            running=Band(*running[:, number].tolist()),
            laid_down=budget[number],
            score=float(page.outlook.scores[number + 1]),
        )


def _sums(found: Outlook) -> tuple[Floats, Floats]:
    """What is paid once, and what runs, each (low and high, periods)."""
    problem = found.grounds.problem
    once, running = np.zeros((2, problem.periods)), np.zeros((2, problem.periods)) + found.grounds.running
    for one in found.chosen:
        taken, worked = problem.cost[one.place, : problem.periods - one.start], int(problem.lasts[one.place])
        once[:, one.start : one.start + worked] += _ends(one.cost.once) * taken[:worked]
        running[:, one.start + worked :] += _ends(one.cost.a_year) * taken[worked:]
    return once, running


def _ends(band: Band) -> Floats:
    """The ends of a band as shares of its middle, (2, 1)."""
    return np.array([[band.low], [band.high]]) / (band.middle or 1.0)
