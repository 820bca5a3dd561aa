"""How the work of offices goes, as numbers and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.queries.inbox import Pile
from hanse.frame.queries.statistics import Figures, Load, Month, Pace
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.ui import charts, formats
from hanse.ui.charts import Chart
from hanse.ui.values import Tile

MOST_ENDINGS = 12


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """`pictures` by the name under which each is taken away; none of those of which there is nothing to show."""

    tiles: Sequence[Tile]
    pictures: Mapping[str, Chart]


def statistics_page(
    found: Figures,
    procedures: Mapping[str, Procedure],
    names: Mapping[UUID, str],
    language: str,
    *,
    rtl: bool,
) -> StatisticsPage:
    """`procedures` by key are the newest versions of the services; `names` those of the people with open cases."""
    titles = {key: reader_in(language, one.translations)(one.title) for key, one in procedures.items()}
    drawn = {
        "flow": _flow(found.months, rtl=rtl),
        "pace": _pace(found.paces, titles, rtl=rtl),
        "endings": _endings(found.endings, procedures, titles, language, rtl=rtl),
        "load": _load(found.loads, names, rtl=rtl),
    }
    return StatisticsPage(
        _tiles(found.months, found.paces, found.loads), {name: one for name, one in drawn.items() if one}
    )


def _tiles(months: Sequence[Month], pace: Sequence[Pace], load: Sequence[Load]) -> list[Tile]:
    came, ended = sum(one.came for one in months), sum(one.ended for one in months)
    late = sum(one.late for one in load)
    tiles = [
        Tile(formats.number(came), ngettext("case came", "cases came", came)),
        Tile(formats.number(ended), ngettext("case ended", "cases ended", ended)),
        Tile(formats.number(months[-1].waiting), _("open now, with everybody")),
        Tile(formats.number(late), _("late in your offices"), href=f"{reverse('frame:inbox')}?pile={Pile.LATE.value}"),
    ]
    if len(pace) == 1:
        days = _("nine of ten within %(days)s") % {"days": formats.number(pace[0].nine_of_ten, 1)}
        tiles.append(Tile(formats.number(pace[0].half, 1), _("days until half of them ended"), detail=days))
    return tiles


def _flow(months: Sequence[Month], *, rtl: bool) -> Chart | None:
    if not any(one.came or one.ended or one.waiting for one in months):
        return None
    series = {
        _("open at the end of the month"): [one.waiting for one in months],
        _("came"): [one.came for one in months],
        _("ended"): [one.ended for one in months],
    }
    names = [formats.month(one.first) for one in months]
    times = [one.first for one in months]
    courses = [
        charts.Course(name, list(map(charts.Reading, times, values, names)), one_method=True)
        for name, values in series.items()
    ]
    most = max(max(values) for values in series.values())
    title = _("What came, ended and waited")
    return charts.line(courses, title=title, maximum=charts.round_end(most), decimals=0, rtl=rtl)


def _pace(pace: Sequence[Pace], titles: Mapping[str, str], *, rtl: bool) -> Chart | None:
    if not pace:
        return None
    rows = [
        charts.Bar(titles.get(one.service, one.service), round(one.half, 1), compared=round(one.nine_of_ten, 1))
        for one in sorted(pace, key=lambda one: -one.half)
    ]
    end = charts.round_end(max(one.nine_of_ten for one in pace))
    return charts.bars(
        rows,
        title=_("Days from the application to the end"),
        measure=_("days until half of the cases ended"),
        compared_with=_("days within which nine of ten ended"),
        maximum=end,
        marks=[end * part / 5 for part in range(1, 5)],
        rtl=rtl,
    )


def _endings(
    endings: Mapping[tuple[str, str], int],
    procedures: Mapping[str, Procedure],
    titles: Mapping[str, str],
    language: str,
    *,
    rtl: bool,
) -> Chart | None:
    found = sorted(endings.items(), key=lambda item: -item[1])[:MOST_ENDINGS]
    if not found:
        return None
    rows = [
        charts.Bar(_ending(procedures, titles, service, state, language), number) for (service, state), number in found
    ]
    return _counts(rows, title=_("How cases ended"), rtl=rtl)


def _ending(
    procedures: Mapping[str, Procedure], titles: Mapping[str, str], service: str, state: str, language: str
) -> str:
    """In words; a state that the newest version does not have any more by its key."""
    procedure = procedures[service]
    known = {one.key: one.title for one in procedure.states}
    said = reader_in(language, procedure.translations)(known[state]) if state in known else state
    return said if len(procedures) == 1 else f"{titles[service]}: {said}"


def _load(load: Sequence[Load], names: Mapping[UUID, str], *, rtl: bool) -> Chart | None:
    if not load:
        return None
    rows = [charts.Bar(names.get(one.holder, "–") if one.holder else _("Nobody's yet"), one.open) for one in load]
    return _counts(rows, title=_("Who has how many open cases"), rtl=rtl)


def _counts(rows: Sequence[charts.Bar], *, title: str, rtl: bool) -> Chart:
    end = charts.round_end(max(one.value or 0 for one in rows))
    marks = [end * part / 5 for part in range(1, 5)]
    return charts.bars(rows, title=title, measure=_("cases"), maximum=end, marks=marks, decimals=0, rtl=rtl)
