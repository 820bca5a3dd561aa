"""The page for the mayor, and what the city wants to become."""

from collections.abc import Iterator

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import (
    Block,
    Chapter,
    Facts,
    Grid,
    Heading,
    Look,
    Paragraph,
    Picture,
    Points,
)
from hanse.diagnostic.documents.masterplan.levels import level_at, score_at
from hanse.diagnostic.documents.masterplan.values import Entry, MasterPlan, Period
from hanse.diagnostic.documents.masterplan.wording import days_words
from hanse.diagnostic.documents.report.data import isolated
from hanse.diagnostic.engine.model.solutions import YEAR
from hanse.diagnostic.presenters.roadmaps.pictures import scores_of
from hanse.ui import formats

FIRST = 5
"""Solutions that the first page names; all are in the chapter on the roadmap."""


MOST_RISING = 3
"""Dimensions of which it says how far they rise."""


def summary(plan: MasterPlan) -> Chapter:
    return Chapter(_("The plan on one page"), tuple(_summary(plan)), on_one_page=True)


def vision(plan: MasterPlan) -> Chapter:
    """In the city's words; where it has none yet, how to write them."""
    lines = [line.strip() for line in plan.roadmap.vision.splitlines() if line.strip()]
    missing = _(
        "No vision is written yet. The coordinator writes it on the roadmap’s page (“%(link)s”): what residents and "
        "businesses will notice when the plan is carried out, in three sentences."
    )
    missing %= {"link": _("Write its vision, or rename it")}
    said = [Paragraph(line) for line in lines] or [Paragraph(missing, Look.SOFT)]
    return Chapter(_("Vision"), said)


def _summary(plan: MasterPlan) -> Iterator[Block]:
    yield Paragraph(_headline(plan), Look.LEAD)
    if first := plan.roadmap.vision.strip().partition("\n")[0]:
        yield Paragraph(first)
    yield Facts(_facts(plan))
    yield Heading(_("Year by year") if plan.roadmap.period_months == YEAR else _("Quarter by quarter"))
    yield Grid(
        [_("When"), _("Begins"), _("Cost"), _("Laid down"), _("Points at the end")],
        [_row(plan, period) for period in plan.periods],
        (1.3, 2.6, 1.3, 1.3, 0.9),
        frozenset({2, 3, 4}),
    )
    yield Picture(scores_of(plan.page), 0.6, 480)
    yield Heading(_("What begins first"))
    yield Points([f"{one.line.title} ({days_words(one)})" for one in plan.entries[:FIRST]])
    if plan.page.breaches:
        yield Heading(_("What has to be settled"))
        yield Points(plan.page.breaches)


def _headline(plan: MasterPlan) -> str:
    said = ngettext(
        "%(count)s solution brings %(city)s from %(today)s to %(end)s points of 100.",
        "%(count)s solutions bring %(city)s from %(today)s to %(end)s points of 100.",
        len(plan.entries),
    )
    return said % {
        "count": formats.number(len(plan.entries)),
        "city": plan.roadmap.city.name,
        "today": score_at(plan, 0),
        "end": score_at(plan, plan.roadmap.periods),
    }


def _facts(plan: MasterPlan) -> list[tuple[str, str]]:
    afterwards = plan.outlook.afterwards
    facts = [
        (_("Time"), _span(plan)),
        (_("Level"), _rise(level_at(plan, 0), level_at(plan, plan.roadmap.periods))),
        (_("What rises most"), _rises_most(plan)),
        (_("Cost in all"), f"{plan.purse(plan.total.middle)} ({plan.purse.band(plan.total)})"),
        (_("Each year after its end"), f"{plan.purse(afterwards.middle)} ({plan.purse.band(afterwards)})"),
        (_("Laid down for it"), plan.purse.exactly(plan.laid_down)),
    ]
    return [(name, words) for name, words in facts if words]


def _rise(first: str, last: str) -> str:
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _rises_most(plan: MasterPlan) -> str:
    """The dimensions that gain most, with their points today and at the end; none where none gains a point."""
    scores = {one.key: plan.outlook.node_scores(one.key) for one in plan.results.dimensions}
    gains = {key: float(course[-1] - course[0]) for key, course in scores.items()}  # NaN where it has no score
    rising = [one for one in plan.results.dimensions if gains[one.key] >= 1]
    most, end = sorted(rising, key=lambda one: -gains[one.key])[:MOST_RISING], plan.roadmap.periods
    said = [f"{_apart(one.title)} ({_rise(score_at(plan, 0, one.key), score_at(plan, end, one.key))})" for one in most]
    return formats.listed(said) if said else ""


def _apart(title: str) -> str:
    """A title that runs its own way among others: “e-Admin” begins one in Arabic too."""
    return str(isolated(title)) if get_language_bidi() else title


def _span(plan: MasterPlan) -> str:
    days = {"first": formats.date(plan.roadmap.begins_on), "last": formats.date(plan.last_day)}
    return _("%(first)s to %(last)s") % days


def _row(plan: MasterPlan, period: Period) -> list[str]:
    return [
        period.name,
        _begins(plan.beginning_in(period)),
        plan.purse(period.total.middle),
        plan.purse.exactly(period.laid_down),
        score_at(plan, period.number + 1),
    ]


def _begins(entries: list[Entry]) -> str:
    """Two of the solutions that begin, and how many more there are."""
    if not entries:
        return formats.NOTHING
    named = [one.line.title for one in entries[:2]]
    if more := len(entries) - len(named):
        named.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": formats.number(more)})
    return "; ".join(named)
