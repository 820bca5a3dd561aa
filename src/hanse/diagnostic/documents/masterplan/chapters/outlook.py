"""What the plan leads to, what it costs, and whom it takes, period by period."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Grid, Heading, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.levels import level_at, score_at
from hanse.diagnostic.documents.masterplan.values import MasterPlan, Period
from hanse.diagnostic.presenters.roadmaps.pictures import dimensions_of, money_of, scores_of
from hanse.ui import formats


def levels(plan: MasterPlan) -> Chapter:
    """Points and levels at the end of each period, of the whole and of each dimension."""
    names, rows = [_("Field"), _("Today"), *(period.name for period in plan.periods)], []
    for line in [plan.results.whole, *plan.results.dimensions]:
        cells = [_cell(plan, row, line.key) for row in range(len(plan.periods) + 1)]
        rows.append([line.title, *cells])
    about = _(
        "The points and levels that the same answers would make once each solution has had its effect. They are a "
        "forecast by the rules of the questionnaire, not a promise: work that ends later has its effect later."
    )
    pictures = (Picture(scores_of(plan.page)), Picture(dimensions_of(plan.page)))
    return Chapter(_("Expected levels and points"), [Paragraph(about), *pictures, *_parted(names, rows)])


MOST = 6
"""Periods beside one another in a table; more go into the next."""


def _parted(names: list[str], rows: list[list[str]]) -> Iterator[Grid]:
    """The table, cut into as many as the width of a page asks for."""
    for first in range(1, len(names), MOST):
        columns = [names[0], *names[first : first + MOST]]
        cells = [[row[0], *row[first : first + MOST]] for row in rows]
        yield Grid(columns, cells, (2.0, *[1.0] * (len(columns) - 1)))


def _cell(plan: MasterPlan, row: int, node: str) -> str:
    return f"{score_at(plan, row, node)}\n{level_at(plan, row, node)}"


def budget(plan: MasterPlan) -> Chapter:
    return Chapter(_("Budget"), tuple(_budget(plan)))


def _budget(plan: MasterPlan) -> Iterator[Block]:
    laid = plan.outlook.grounds.laid
    about = _(
        "All sums are estimates in %(currency)s, in prices of %(year)s: the middle of a band, with its least and most "
        "beside it. What is paid once is spread over the months of work; what is paid each year begins in the year "
        "or quarter after the work has ended. How they come about is in the annex."
    )
    library = plan.library
    yield Paragraph(about % {"currency": laid.currency, "year": str(library.prices)})
    yield Picture(money_of(plan.page))
    yield Grid(
        [_("When"), _("Paid once"), _("What runs"), _("In all"), _("Laid down"), _("Left over")],
        [_row(plan, period) for period in plan.periods] + [_all(plan)],
        (1.1, 1.6, 1.6, 1.2, 1.2, 1.2),
        frozenset({1, 2, 3, 4, 5}),
    )
    yield Heading(_("By solution"))
    yield Grid(
        [_("Solution"), _("Paid once"), _("Each year from then on")],
        [
            [
                one.line.title,
                plan.purse.band(one.chosen.cost.once),
                plan.purse.band(one.chosen.cost.a_year),
            ]
            for one in plan.entries
        ],
        (2.4, 1.6, 1.6),
        frozenset({1, 2}),
    )


def _row(plan: MasterPlan, one: Period) -> list[str]:
    return [
        one.name,
        _with_band(plan, one, once=True),
        _with_band(plan, one, once=False),
        plan.purse(one.total.middle),
        plan.purse.exactly(one.laid_down),
        plan.purse(one.laid_down - one.total.middle),
    ]


def _with_band(plan: MasterPlan, one: Period, *, once: bool) -> str:
    band = one.once if once else one.running
    if band.high <= 0:
        return formats.NOTHING
    return f"{plan.purse(band.middle)}\n({plan.purse.band(band)})"


def _all(plan: MasterPlan) -> list[str]:
    once, running = (sum(one.once.middle for one in plan.periods), sum(one.running.middle for one in plan.periods))
    sums = (once, running, once + running, plan.laid_down, plan.laid_down - once - running)
    return [_("In all"), *(plan.purse(one) for one in sums)]


def people(plan: MasterPlan) -> Chapter:
    """Posts of the city's own staff, skill by skill, against those that it can spare."""
    found, grounds = plan.outlook, plan.outlook.grounds
    names = [_("Skill"), *(period.name for period in plan.periods)]
    rows = []
    for place, (skill, title) in enumerate(grounds.library.skills.items()):
        taken = [_taken(float(one), grounds.laid.wishes.posts.get(skill, 0.0)) for one in found.posts[place]]
        rows.append([plan.speak(title), *taken])
    rows.append([_("In all"), *(formats.number(round(float(one), 1)) for one in found.posts.sum(axis=0))])
    about = _(
        "Posts of your own staff that the solutions take, on average over each period, of those that the city can "
        "spare. They are no part of the budget: these people are paid already."
    )
    return Chapter(_("Own staff"), [Paragraph(about), *_parted(names, rows)])


def _taken(posts: float, spared: float) -> str:
    counts = {"done": formats.number(round(posts, 1)), "total": formats.number(round(spared, 1))}
    return _("%(done)s of %(total)s") % counts
