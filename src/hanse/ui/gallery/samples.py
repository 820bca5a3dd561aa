"""Made-up values for the gallery: one of each, with long names, a missing value, and words of several scripts."""

import datetime as dt

from django.utils.translation import gettext as _

from hanse.ui import charts, values
from hanse.ui.charts import Bar, Break, Chart, Course, Place, Reading, Series, Stack, Strip, Work
from hanse.ui.values import Change, Standing, Status

UTC = dt.UTC
AMINA = values.Person("Amina El-Idrissi", "Rabat")
SONG = values.Person("송민지", "성남")
NOON = dt.datetime(2026, 11, 23, 12, 4, tzinfo=UTC)
LEVEL_NAMES = ["Beginning", "Emerging", "Established", "Integrated", "Leading"]
AXES = [
    "Governance",
    "Policy and regulation",
    "Resources and people",
    "Network",
    "Readiness of society",
    "Infrastructure",
]


def task_groups() -> list[values.TaskGroup]:
    done = Status(Standing.DONE, _("Answered"))
    return [
        values.TaskGroup(
            _("Governance"),
            [
                values.Task(_("Strategy and vision"), done, "#", hint=_("5 questions")),
                values.Task(_("Leadership"), Status(Standing.BEGUN, _("3 of 5 answered")), "#"),
                values.Task(_("Budget"), Status(Standing.PROBLEM, _("Conflict to settle")), "#"),
                values.Task(_("Partners"), Status(Standing.OPEN, _("Not begun")), "#"),
                values.Task(_("Sign-off"), Status(Standing.WAITING, _("Cannot begin yet"))),
            ],
            done=8,
            total=20,
        ),
        values.TaskGroup(_("Policy"), [values.Task(_("Privacy"), done, "#")], done=15, total=15),
    ]


def differences() -> list[values.Difference]:
    return [
        values.Difference(Change.ADDED, "Is there a written strategy?", "", "Adopted by the council", "Answers!C12"),
        values.Difference(Change.CHANGED, "Share of services offered online", "40 %", "55 %", "Answers!C31"),
        values.Difference(Change.REMOVED, "Evidence for the budget", "budget-2025.pdf", "", "Answers!E14"),
        values.Difference(Change.CONFLICT, "Who leads the work?", "The deputy mayor", "The head of IT", "Answers!C15"),
    ]


def columns() -> list[values.Column]:
    return [
        values.Column(_("City"), sort_href="?sort=city", sort=values.Sort.ASCENDING),
        values.Column(_("Country"), sort_href="?sort=country"),
        values.Column(_("Population"), numeric=True, sort_href="?sort=population"),
        values.Column(_("Score"), numeric=True),
    ]


def rows() -> list[values.Row]:
    return [
        values.Row(["Lyon", "France", "522 250", "71.2"]),
        values.Row(["Rabat", "Morocco", "577 827", None]),
        values.Row(["São Paulo", "Brazil", "11 451 245", "64.0"]),
        values.Row(["Median", "", "", "61.5"], mark="strong"),
    ]


def moments() -> list[values.Moment]:
    return [
        values.Moment(NOON, _("Assessment signed off"), by=AMINA),
        values.Moment(NOON - dt.timedelta(days=3), _("All questions answered"), _("200 of 200, 3 not applicable.")),
        values.Moment(NOON - dt.timedelta(days=31), _("Assessment begun"), by=SONG, href="#"),
    ]


def all_charts(*, rtl: bool, base_href: str) -> list[Chart]:
    """One of every kind."""
    return [
        charts.radar(AXES, [Series("Rabat 2026", [62, 48, 55, 71, 38, 66.5])], title="Six dimensions", rtl=rtl),
        charts.radar(
            AXES,
            [
                Series("Rabat 2026", [62, 48, 55, 71, 38, 66]),
                Series("Rabat 2024", [41, 40, 50, 52, None, 60]),
                Series("Median of 24 cities of similar size", [55, 52, 49, 50, 47, 58]),
            ],
            title="Then, now, and others",
            rtl=rtl,
        ),
        _bars(rtl=rtl),
        _strips(rtl=rtl),
        _line(rtl=rtl),
        charts.stacked(
            ["Answered", "Begun", "Open"],
            [Stack("Governance", [12, 2, 1]), Stack("Policy and regulation", [4, 6, 5]), Stack("Network", [0, 0, 0])],
            title="How far each dimension is",
            rtl=rtl,
        ),
        _gantt(rtl=rtl),
        world(base_href=base_href),
        world(base_href=base_href, close=True),
    ]


def _bars(*, rtl: bool) -> Chart:
    scores = [62.4, 48.1, 55, 88.7, None, 12.5]
    levels = [4, 3, 3, 5, None, 1]
    made = [
        Bar(
            axis,
            score,
            level,
            low=None if score is None else score - 4,
            high=None if score is None else score + 5,
            compared=50 + index,
        )
        for index, (axis, score, level) in enumerate(zip(AXES, scores, levels, strict=True))
    ]
    return charts.bars(made, title="Scores and levels", compared_with="Median of 24 cities of similar size", rtl=rtl)


def _strips(*, rtl: bool) -> Chart:
    made = [
        Strip("Governance", [31, 38, 42, 44, 51, 51, 55, 60, 63, 71, 74, 80], (42, 53, 65), own=62.4),
        Strip("Policy and regulation of digital services", (), None, median=50, own=48.1),
    ]
    return charts.strips(made, title="Among cities of similar size", own_name="Rabat", rtl=rtl)


def _line(*, rtl: bool) -> Chart:
    years = [(2021, 38.0), (2022, 44.5), (2024, 47.0), (2025, 55.2), (2026, 61.8)]
    own = Course("Rabat", [Reading(dt.date(year, 11, 1), value, str(year)) for year, value in years])
    peers = Course("Median", [Reading(dt.date(year, 11, 1), value - 6 + year % 3, str(year)) for year, value in years])
    breaks = [Break(dt.date(2023, 6, 1), "New questionnaire, 2023")]
    return charts.line([own, peers], title="Score over the years", breaks=breaks, rtl=rtl)


def _gantt(*, rtl: bool) -> Chart:
    day = dt.date
    works = [
        Work("Adopt the digital strategy", day(2026, 9, 1), day(2027, 2, 28), detail="Mayor's office"),
        Work("Integrated taxation: needs, market and tender", day(2027, 1, 15), day(2027, 9, 30), 1),
        Work("Council decides", day(2027, 3, 15), day(2027, 3, 15)),
        Work("Open data portal", day(2027, 6, 1), day(2028, 4, 30), 2),
    ]
    kinds = ["Governance", "Systems", "Infrastructure"]
    return charts.gantt(works, title="Roadmap", kinds=kinds, today=day(2026, 11, 24), rtl=rtl)


def world(*, base_href: str, close: bool = False) -> Chart:
    spots = [
        ("Seongnam", 37.44, 127.14, 5),
        ("Lyon", 45.76, 4.84, 4),
        ("Rabat", 34.02, -6.84, 3),
        ("Hanoi", 21.03, 105.85, 2),
        ("Nairobi", -1.29, 36.82, 1),
        ("São Paulo", -23.55, -46.63, 3),
        ("Brisbane", -27.47, 153.03, None),
        ("Mexico City", 19.43, -99.13, 2),
        ("Cairo", 30.04, 31.24, None),
    ]
    places = [Place(*spot) for spot in (spots[1:3] + spots[8:] if close else spots)]
    title = "Levels around the Mediterranean" if close else "Levels of the cities that share them"
    return charts.world_map(
        places, title=title, classes=LEVEL_NAMES, without="Not shared", base_href=base_href, close=close
    )
