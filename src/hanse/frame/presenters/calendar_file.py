"""What is booked as a file for a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.http import content_disposition_header
from icalendar import Calendar, Event

from hanse.frame.models import Booking, Case
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.spec.kinds.booking import place_in_words
from hanse.questions.spec.reading import Reader


def calendar_file(row: Case, procedure: Procedure, bookings: Iterable[Booking], reader: Reader, link: str) -> bytes:
    """One entry for each booking; a calendar that has it already takes the later one in its place."""
    made = Calendar()
    made.add("prodid", "-//Hanse//frame//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for one in bookings:
        made.add_component(_entry(row, procedure, one, reader, link))
    return bytes(made.to_ical())


def _entry(row: Case, procedure: Procedure, one: Booking, reader: Reader, link: str) -> Event:
    question, made = procedure.questions[one.question], Event()
    made.add("uid", f"{row.id}-{one.question}@hanse")
    made.add("sequence", row.events_number)
    made.add("dtstamp", now())
    if procedure.bookable(question).minutes:
        made.add("dtstart", one.starts.astimezone(UTC))
        made.add("dtend", one.ends.astimezone(UTC))
    else:
        first, last = procedure.calendar.days_of(one.starts, one.ends)
        made.add("dtstart", first)
        made.add("dtend", last + timedelta(days=1))
    made.add("summary", reader(procedure.title))
    place = place_in_words(question, one.place, reader)
    if place:
        made.add("location", place)
    made.add("description", f"{row.number} {link}".strip())
    made.add("status", "CONFIRMED")
    return made


NAME = content_disposition_header(as_attachment=True, filename="calendar.ics")
