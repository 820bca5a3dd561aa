"""The pictures of a roadmap: its works in time, its money, and the scores that it leads to."""

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.presenters.outcome import DIMENSION
from hanse.diagnostic.presenters.roadmaps.page import RoadmapPage
from hanse.diagnostic.presenters.roadmaps.sums import about
from hanse.diagnostic.presenters.roadmaps.times import period_names
from hanse.kernel.clock import today
from hanse.ui.charts import Bar, Chart, Course, Reading, Work, bars, gantt, line
from hanse.ui.values import Standing

KINDS = {Standing.OPEN: 0, Standing.WAITING: 0, Standing.BEGUN: 1, Standing.PROBLEM: 1, Standing.DONE: 2}
THOUSAND = 1000


def works_of(page: RoadmapPage) -> Chart | None:
    """Every solution from its first to its last day; None for a roadmap without solutions."""
    works = [
        Work(one.title, one.starts_on, one.ends_on, KINDS[one.status.standing], one.owner or one.status.text)
        for one in page.items
    ]
    if not works:
        return None
    kinds = [_("Planned"), _("Under way"), _("Done")]
    return gantt(works, title=_("The solutions in time"), kinds=kinds, today=today(), rtl=get_language_bidi())


def money_of(page: RoadmapPage) -> Chart:
    """Thousands of the city's currency in each period, beside what it laid down."""
    purse, budget = page.purse, page.outlook.grounds.laid.wishes.budget
    rows = [
        Bar(name, about(purse.own(money)) / THOUSAND, compared=purse.own(planned) / THOUSAND)
        for name, money, planned in zip(period_names(page.roadmap), page.outlook.money.tolist(), budget, strict=True)
    ]
    most = max(max(row.value or 0.0, row.compared or 0.0) for row in rows)
    return bars(
        rows,
        title=_("Money in each period, in thousands (%(currency)s)") % {"currency": purse.currency},
        maximum=most or 1.0,
        marks=(),
        measure=_("It takes"),
        compared_with=_("You laid down"),
        decimals=0,
        rtl=get_language_bidi(),
    )


def scores_of(page: RoadmapPage) -> Chart:
    """The score of the whole today and at the end of each period."""
    roadmap, scores = page.roadmap, page.outlook.scores.tolist()
    labels = [_("Today"), *period_names(roadmap)]
    readings = [
        Reading(roadmap.first_day(number), value, label)
        for number, (value, label) in enumerate(zip(scores, labels, strict=True))
    ]
    course = Course(_("Score at the end"), readings)
    return line([course], title=_("The score to which the roadmap leads"), rtl=get_language_bidi())


def dimensions(scheme: Framework) -> list[Node]:
    """The nodes of that tier, or those right below the whole."""
    tier = [node for node in scheme.root.nodes() if node.tier == DIMENSION]
    return tier or [one for one in scheme.root.parts if isinstance(one, Node)]


def dimensions_of(page: RoadmapPage) -> Chart:
    """Each dimension at the end, beside today."""
    after, speak = page.outlook.after, page.why.of_framework
    rows = []
    for node in dimensions(after.framework):
        today_, at_end = after.scores(node.key)[[0, -1]].tolist()
        level = int(after.levels[node.key][-1]) + 1 if after.ladder(node.key) else None
        rows.append(Bar(speak(node.title), at_end, level or None, compared=today_))
    title = _("The dimensions at the end, and today")
    return bars(rows, title=title, compared_with=_("Today"), rtl=get_language_bidi())
