"""What can be booked, for a page of questions: the times of a day in its week, or the days that are taken."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.queries.bookings import free_days, freedom_of, somebody_waits, taken_ahead
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.freedom import Freedom
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.spec.kinds.booking import with_place
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.forms import Timetable, Turn

A_WEEK = timedelta(days=7)
A_YEAR = 365
"""So many days ahead an office looks."""
MOST_TAKEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeking:
    """Who looks for a time: `own` is the application or case whose own time counts as free, `place` and `day` where.

    Offices may book what an applicant no longer can, up to the time itself.
    """

    procedure: Procedure
    question: Question
    reader: Reader
    own: UUID | None = None
    office: bool = False
    place: str = ""
    day: date | None = None

    @property
    def bookable(self) -> Bookable:
        return self.procedure.bookable(self.question)

    @property
    def at(self) -> str:
        """The place that is looked at: the first where none is named."""
        known = [str(one.value) for one in self.question.options]
        return self.place if self.place in known else next(iter(known), "")

    def query(self, day: date | None, place: str | None = None) -> str:
        where = self.at if place is None else place
        said = {"place": where, "day": day.isoformat() if day else ""}
        return urlencode({name: value for name, value in said.items() if value})


def timetable(seeking: Seeking, *, more: tuple[str, str] | None = None) -> Timetable:
    """The week of the day that is looked at; the first free day where none is named. `more` is a way on without any."""
    procedure, bookable, at = seeking.procedure, seeking.bookable, now()
    today = procedure.calendar.day_of(at)
    waits = not seeking.office and somebody_waits(procedure.key, bookable.key, seeking.at, but=seeking.own)
    first = None if waits or seeking.day else next(free_days(procedure, bookable, seeking.at, but=seeking.own), None)
    last = today + timedelta(days=A_YEAR if seeking.office else bookable.ahead + 1)
    day = min(max(seeking.day or first or today, today), last)
    monday = day - timedelta(days=day.weekday())
    freedom = _freedom(seeking, monday)
    week = {one: [] if waits else _times(seeking, freedom, one, at) for one in _days(monday) if one >= today}
    anything = (
        first
        or any(week.values())
        or (not waits and next(free_days(procedure, bookable, seeking.at, but=seeking.own), None))
    )
    return Timetable(
        day=formats.date(day, "full"),
        times=[(_value(seeking, one), _clock(one, procedure)) for one in week[day]],
        places=[
            Turn(seeking.reader(one.text), seeking.query(None, str(one.value)), active=str(one.value) == seeking.at)
            for one in seeking.question.options
        ],
        weeks=_weeks(seeking, monday, today, last) if anything or seeking.office else (),
        days=[_turn(seeking, one, len(times), active=one == day) for one, times in week.items()],
        says=_says(anything, week[day]),
        more=None if anything else more,
    )


def _says(anything: object, times: list[datetime]) -> str:
    if times:
        return ""
    return _("Nothing is free on this day. Choose another day.") if anything else _("Nothing is free at present.")


def _days(monday: date) -> list[date]:
    return [monday + timedelta(days=off) for off in range(7)]


def _freedom(seeking: Seeking, monday: date) -> Freedom:
    zone = ZoneInfo(seeking.procedure.calendar.zone)
    starts = datetime.combine(monday, datetime.min.time(), zone)
    return freedom_of(seeking.procedure, seeking.bookable, starts, starts + A_WEEK + timedelta(days=1), but=seeking.own)


def _times(seeking: Seeking, freedom: Freedom, day: date, at: datetime) -> list[datetime]:
    found = freedom.slots(seeking.at, [day], at, by_office=seeking.office)
    return list(found)


def _turn(seeking: Seeking, day: date, free: int, *, active: bool) -> Turn:
    words = formats.date(day, "full")
    note = (
        ngettext("%(number)s free", "%(number)s free", free) % {"number": formats.number(free)} if free else _("none")
    )
    return Turn(words, seeking.query(day) if free else "", note, active=active and bool(free))


def _weeks(seeking: Seeking, monday: date, today: date, last: date) -> list[Turn]:
    before, after = monday - timedelta(days=1), monday + A_WEEK
    return [
        *([Turn(_("Earlier week"), seeking.query(before))] if before >= today else []),
        *([Turn(_("Later week"), seeking.query(after))] if after <= last else []),
    ]


def _value(seeking: Seeking, starts: datetime) -> str:
    return with_place(seeking.at, starts.isoformat(timespec="minutes"))


def _clock(starts: datetime, procedure: Procedure) -> str:
    with timezone.override(procedure.calendar.zone):
        return formats.clock_time(starts)


def taken_days(seeking: Seeking) -> str:
    """The days that are taken, of each place, as lines; empty where none is."""
    procedure, question = seeking.procedure, seeking.question
    titles = {str(one.value): seeking.reader(one.text) for one in question.options}
    lines = []
    for one in taken_ahead(procedure.key, question.books, but=seeking.own)[:MOST_TAKEN]:
        first, last = procedure.calendar.days_of(one.starts, one.ends)
        days = formats.date(first) if first == last else f"{formats.date(first)} – {formats.date(last)}"
        lines.append((", ".join(filter(None, [titles.get(one.place, one.place), days])),))
    if not lines:
        return ""
    return format_html_join("", "<br>{}", [(_("Taken already:"),), *lines])
