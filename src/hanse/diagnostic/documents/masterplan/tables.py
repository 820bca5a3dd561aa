"""The roadmap as files for other programs: CSV and JSON with the same fields under stable names.

One row for each solution, in the order in which they begin. `period` counts from 1; days are written 2027-01-31; sums
are in `currency`, the least and the most; `points` are those that nothing else in the roadmap brings as early.
"""

import json

from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan
from hanse.diagnostic.documents.sheets import Cell, csv_file

FIELDS = (
    "city",
    "roadmap",
    "version",
    "solution",
    "title",
    "period",
    "starts_on",
    "ends_on",
    "months",
    "currency",
    "once_low",
    "once_high",
    "yearly_low",
    "yearly_high",
    "points",
    "needed_by",
    "owner",
    "steps",
    "steps_done",
    "finished_on",
)


def plan_csv(plan: MasterPlan) -> bytes:
    return csv_file(FIELDS, [_row(plan, one) for one in plan.entries])


def plan_json(plan: MasterPlan) -> bytes:
    """An object with `solutions`, a list of objects with the names of `FIELDS`."""
    found = [dict(zip(FIELDS, _row(plan, one), strict=True)) for one in plan.entries]
    return json.dumps({"solutions": found}, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _row(plan: MasterPlan, one: Entry) -> tuple[Cell, ...]:
    laid, item, cost = plan.outlook.grounds.laid, one.item, one.chosen.cost
    offered = plan.outlook.grounds.offered.solutions
    sums = (cost.once.low, cost.once.high, cost.a_year.low, cost.a_year.high)
    return (
        plan.roadmap.city.name,
        plan.roadmap.name,
        plan.roadmap.version,
        one.key,
        str(one.line.title),
        one.chosen.start + 1,
        one.line.starts_on.isoformat(),
        one.line.ends_on.isoformat(),
        one.solution.months,
        laid.currency,
        *(round(laid.own(amount)) for amount in sums),
        round(one.chosen.reason.points, 4),
        " ".join(offered[place].key for place in one.chosen.reason.needed_by),
        one.line.owner,
        one.line.steps,
        item.steps_done,
        item.finished_on.isoformat() if item.finished_on else None,
    )
