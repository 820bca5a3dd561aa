"""The calendar of an office: what is booked, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hanse.frame.models import Booking
from hanse.frame.queries.calendar import Calendared, Stretch
from hanse.frame.spec.booked import reachable_slots
from hanse.frame.spec.freedom import Freedom, Taken
from hanse.frame.spec.opening import hours_on, is_open, span_of_slot
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.kinds.booking import place_in_words
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.shell import Link
from hanse.ui.values import Standing, Status


@dataclass(frozen=True, slots=True)
class BookedLine:
    """`case` leads to the case; `move` to the step by which this office moves it, where there is one."""

    time: str
    place: str
    case: Link | None
    status: Status
    move: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`hours` in words; `closed` says why it is closed beside what is declared (`shut`)."""

    day: date
    title: str
    hours: str
    shut: bool
    closed: str
    free: int
    lines: tuple[BookedLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    key: str
    title: str
    service: str
    days: tuple[CalendarDay, ...]
    before: str
    after: str
    span: str


@dataclass(frozen=True, slots=True)
class _Span:
    """What is known of the days that are shown, for who works in some offices."""

    one: Calendared
    stretch: Stretch
    offices: frozenset[str]
    reader: Reader
    at: datetime


def calendar_page(
    one: Calendared, stretch: Stretch, offices: frozenset[str], language: str, at: datetime
) -> CalendarPage:
    reader, first, last = reader_in(language, one.procedure.translations), stretch.first, stretch.last
    span, length = _Span(one, stretch, offices, reader, at), (last - first).days + 1
    with timezone.override(one.procedure.calendar.zone):
        days = [_day(span, first + timedelta(days=off)) for off in range(length)]
        return CalendarPage(
            key=one.key,
            title=reader(one.bookable.title),
            service=reader(one.procedure.title),
            days=tuple(each for each in days if one.bookable.minutes or each.lines or each.shut),
            before=_query(one, first - timedelta(days=length)),
            after=_query(one, first + timedelta(days=length)),
            span=_("%(first)s to %(last)s") % {"first": formats.date(first), "last": formats.date(last)},
        )


def _query(one: Calendared, day: date) -> str:
    return urlencode({"of": one.key, "day": day.isoformat()})


def _day(span: _Span, day: date) -> CalendarDay:
    calendar, bookable = span.one.procedure.calendar, span.one.bookable
    shut = [each for each in span.stretch.closed if each.day == day]
    hours = hours_on(bookable, day, calendar)
    always = not bookable.minutes and is_open(bookable, day, calendar)
    written = ", ".join(f"{opens:%H:%M} – {closes:%H:%M}" for opens, closes in hours)
    return CalendarDay(
        day=day,
        title=formats.date(day, "full"),
        hours=written or ("" if always else _("closed")),
        shut=bool(shut),
        closed="; ".join(filter(None, (each.because for each in shut))),
        free=_free(span, day) if bookable.minutes else 0,
        lines=tuple(_line(span, row) for row in span.stretch.rows if _shown_on(span, row) == day),
    )


def _shown_on(span: _Span, row: Booking) -> date:
    """The day under which it stands: its first, or that with which the page begins."""
    return max(span.one.procedure.calendar.day_of(row.starts), span.stretch.first)


def _free(span: _Span, day: date) -> int:
    """How many times, seats counted, can still be had."""
    bookable, calendar = span.one.bookable, span.one.procedure.calendar
    taken = tuple(Taken(row.place, row.seat, row.starts, row.ends) for row in span.stretch.rows if row.firm)
    freedom = Freedom(bookable, calendar, taken, frozenset((each.day, each.place) for each in span.stretch.closed))
    slots = reachable_slots(bookable, [day], span.at, calendar, by_office=True)
    places = _places(span.one.procedure, bookable.key)
    return sum(len(list(freedom.seats(place, *span_of_slot(bookable, starts)))) for starts in slots for place in places)


def _places(procedure: Procedure, bookable: str) -> list[str]:
    asked = next(one for one in procedure.questions.values() if one.books == bookable)
    return [str(option.value) for option in asked.options] or [""]


def _line(span: _Span, row: Booking) -> BookedLine:
    one, question = span.one, span.one.procedure.questions.get(row.question)
    return BookedLine(
        time=_time(one, row),
        place=place_in_words(question, row.place, span.reader) if question else row.place,
        case=Link(row.case.number, reverse("frame:office_case", args=[row.case_id])) if row.case else None,
        status=_status(row, span.stretch.rows),
        move=_move(one, row, span.offices),
    )


def _time(one: Calendared, row: Booking) -> str:
    if one.bookable.minutes:
        return f"{formats.clock_time(row.starts)} – {formats.clock_time(row.ends)}"
    first, last = one.procedure.calendar.days_of(row.starts, row.ends)
    return formats.date(first) if first == last else f"{formats.date(first)} – {formats.date(last)}"


def _status(row: Booking, rows: Sequence[Booking]) -> Status:
    """Whether it is kept, taken or wished for; a wish that meets others says so."""
    if row.case is None:
        return Status(Standing.BEGUN, _("Being filled in"))
    if row.firm:
        return Status(Standing.DONE, _("Taken"))
    meets = any(
        row.id != other.id and row.place == other.place and row.starts < other.ends and other.starts < row.ends
        for other in rows
    )
    return Status(Standing.PROBLEM, _("Wished for by several")) if meets else Status(Standing.OPEN, _("Wished for"))


def _move(one: Calendared, row: Booking, offices: frozenset[str]) -> str:
    """Where an office takes another time for the case; whether it can be done now, the page itself says."""
    if row.case is None:
        return ""
    steps = (step for step in one.procedure.steps_from(row.case.state) if step.by in offices)
    step = next((step for step in steps if row.question in step.asks_again), None)
    return reverse("frame:decide:form", args=[row.case_id, step.key]) if step else ""
