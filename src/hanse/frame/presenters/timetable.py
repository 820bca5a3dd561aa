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

from hanse.frame.queries.bookings import bookings_of, free_days, freedom_of, somebody_waits, standing
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
class Looking:
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


def timetable(looking: Looking, *, more: tuple[str, str] | None = None) -> Timetable:
    """The week of the day that is looked at; the first free day where none is named. `more` is a way on without any."""
    procedure, bookable, at = looking.procedure, looking.bookable, now()
    today = procedure.calendar.day_of(at)
    waits = not looking.office and somebody_waits(procedure.key, bookable.key, looking.at, but=looking.own)
    first = None if waits or looking.day else next(free_days(procedure, bookable, looking.at, but=looking.own), None)
    last = today + timedelta(days=A_YEAR if looking.office else bookable.ahead + 1)
    day = min(max(looking.day or first or today, today), last)
    monday = day - timedelta(days=day.weekday())
    freedom = _freedom(looking, monday)
    week = {one: [] if waits else _times(looking, freedom, one, at) for one in _days(monday) if one >= today}
    anything = (
        first
        or any(week.values())
        or (not waits and next(free_days(procedure, bookable, looking.at, but=looking.own), None))
    )
    return Timetable(
        day=formats.date(day, "full"),
        times=[(_value(looking, one), _clock(one, procedure)) for one in week[day]],
        places=[
            Turn(looking.reader(one.text), looking.query(None, str(one.value)), active=str(one.value) == looking.at)
            for one in looking.question.options
        ],
        weeks=_weeks(looking, monday, today, last) if anything or looking.office else (),
        days=[_turn(looking, one, len(times), active=one == day) for one, times in week.items()],
        says=_says(anything, week[day]),
        more=None if anything else more,
    )


def _says(anything: object, times: list[datetime]) -> str:
    if times:
        return ""
    return _("Nothing is free on this day. Choose another day.") if anything else _("Nothing is free at present.")


def _days(monday: date) -> list[date]:
    return [monday + timedelta(days=off) for off in range(7)]


def _freedom(looking: Looking, monday: date) -> Freedom:
    zone = ZoneInfo(looking.procedure.calendar.zone)
    starts = datetime.combine(monday, datetime.min.time(), zone)
    return freedom_of(looking.procedure, looking.bookable, starts, starts + A_WEEK + timedelta(days=1), but=looking.own)


def _times(looking: Looking, freedom: Freedom, day: date, at: datetime) -> list[datetime]:
    found = freedom.slots(looking.at, [day], at, by_office=looking.office)
    return list(found)


def _turn(looking: Looking, day: date, free: int, *, active: bool) -> Turn:
    words = formats.date(day, "full")
    note = (
        ngettext("%(number)s free", "%(number)s free", free) % {"number": formats.number(free)} if free else _("none")
    )
    return Turn(words, looking.query(day) if free else "", note, active=active and bool(free))


def _weeks(looking: Looking, monday: date, today: date, last: date) -> list[Turn]:
    before, after = monday - timedelta(days=1), monday + A_WEEK
    return [
        *([Turn(_("Earlier week"), looking.query(before))] if before >= today else []),
        *([Turn(_("Later week"), looking.query(after))] if after <= last else []),
    ]


def _value(looking: Looking, starts: datetime) -> str:
    return with_place(looking.at, starts.isoformat(timespec="minutes"))


def _clock(starts: datetime, procedure: Procedure) -> str:
    with timezone.override(procedure.calendar.zone):
        return formats.clock_time(starts)


def taken_days(looking: Looking) -> str:
    """The days that are taken, of each place, as lines; empty where none is."""
    procedure, question = looking.procedure, looking.question
    at, calendar = now(), procedure.calendar
    rows = standing(bookings_of(procedure.key, question.books).filter(firm=True, ends__gt=at))
    if looking.own:
        rows = rows.exclude(case_id=looking.own).exclude(application_id=looking.own)
    titles = {str(one.value): looking.reader(one.text) for one in question.options}
    lines = []
    for one in rows.order_by("starts")[:MOST_TAKEN]:
        first, last = calendar.day_of(one.starts), calendar.day_of(one.ends - timedelta(microseconds=1))
        days = formats.date(first) if first == last else f"{formats.date(first)} – {formats.date(last)}"
        lines.append((", ".join(filter(None, [titles.get(one.place, one.place), days])),))
    if not lines:
        return ""
    return format_html_join("", "<br>{}", [(_("Taken already:"),), *lines])
