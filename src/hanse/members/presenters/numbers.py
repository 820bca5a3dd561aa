"""The network's numbers as pictures, each with its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from hanse.members.charter.current import charter
from hanse.members.desk import Course, done_over_time
from hanse.members.enums import Region
from hanse.members.presenters.member import kind_name
from hanse.members.queries.numbers import (
    Span,
    applications_made,
    at_end_of,
    counted,
    memberships_ever,
    spans,
)
from hanse.ui import formats
from hanse.ui.charts import Chart, Reading, Stack, line, round_end, stacked
from hanse.ui.charts import Course as Line

MOST_LINES = 4

type Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """`regions` is None where no member's region is known."""

    by_month: bool
    kinds: Chart
    regions: Chart | None
    done: tuple[tuple[str, Chart], ...]

    @property
    def charts(self) -> dict[str, Chart | None]:
        return {"kinds": self.kinds, "regions": self.regions, **dict(self.done)}


def numbers_page(*, by_month: bool, language: str) -> NumbersPage:
    """Two queries, and one for each thing that other domains count."""
    found, rtl = memberships_ever(), translation.get_language_bidi()
    among = spans(found, by_month=by_month)
    ends = [at_end_of(one, found) for one in among]
    courses = [Course("applications", _("Applications for membership"), applications_made()), *done_over_time()]
    return NumbersPage(
        by_month=by_month,
        kinds=_kinds(among, [kinds for kinds, _regions in ends], language, rtl=rtl),
        regions=_regions(among, ends, rtl=rtl) if any(one.region for one in found) else None,
        done=tuple((one.key, _course(one, among, rtl=rtl)) for one in courses),
    )


def _kinds(among: Sequence[Span], counts: Sequence[Counts], language: str, *, rtl: bool) -> Chart:
    """A line for each kind; where there are more than lines can be told apart, the last is of all the rest."""
    keys = list(charter().kinds)
    own, rest = (keys, []) if len(keys) <= MOST_LINES else (keys[: MOST_LINES - 1], keys[MOST_LINES - 1 :])
    groups = [(kind_name(key, language), [key]) for key in own] + ([(_("Other kinds"), rest)] if rest else [])
    lines = [
        Line(
            str(name),
            [_reading(span, sum(each.get(key, 0) for key in of)) for span, each in zip(among, counts, strict=True)],
        )
        for name, of in groups
    ]
    return _drawn(lines, _("Members by kind"), rtl=rtl)


def _regions(among: Sequence[Span], ends: Sequence[tuple[Counts, Counts]], *, rtl: bool) -> Chart:
    rows = [
        Stack(_label(span), [regions.get(one.value, 0) for one in Region])
        for span, (_kinds, regions) in zip(among, ends, strict=True)
    ]
    return stacked([str(one.label) for one in Region], rows, title=_("Members by region"), rtl=rtl)


def _course(one: Course, among: Sequence[Span], *, rtl: bool) -> Chart:
    numbers = counted(one.days, among)
    readings = [_reading(span, number) for span, number in zip(among, numbers, strict=True)]
    return _drawn([Line(one.title, readings)], one.title, rtl=rtl)


def _drawn(lines: Sequence[Line], title: str, *, rtl: bool) -> Chart:
    highest = max((reading.value or 0 for each in lines for reading in each.readings), default=0)
    return line(lines, title=title, maximum=round_end(max(highest, 5)), decimals=0, rtl=rtl)


def _reading(span: Span, number: int) -> Reading:
    return Reading(span.last, number, _label(span))


def _label(span: Span) -> str:
    return formats.month(span.last) if span.by_month else str(span.last.year)
