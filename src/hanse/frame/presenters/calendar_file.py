"""What is booked as a file for a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils.http import content_disposition_header

from hanse.frame.models import Booking, Case
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.spec.kinds.booking import place_in_words
from hanse.questions.spec.reading import Reader

LONGEST = 75
"""Octets of a line; a longer one goes on in the next, after a blank."""


def calendar_file(row: Case, procedure: Procedure, bookings: Iterable[Booking], reader: Reader, link: str) -> str:
    """One entry for each booking; a calendar that has it already takes the later one in its place."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hanse//frame//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for one in bookings:
        lines += _entry(row, procedure, one, reader, link)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _entry(row: Case, procedure: Procedure, one: Booking, reader: Reader, link: str) -> Iterator[str]:
    question = procedure.questions[one.question]
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}-{one.question}@hanse"
    yield f"SEQUENCE:{row.events_number}"
    yield f"DTSTAMP:{_moment(now())}"
    if procedure.bookable(question).minutes:
        yield f"DTSTART:{_moment(one.starts)}"
        yield f"DTEND:{_moment(one.ends)}"
    else:
        first, last = procedure.calendar.days_of(one.starts, one.ends)
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_words(reader(procedure.title))}"
    place = place_in_words(question, one.place, reader)
    if place:
        yield f"LOCATION:{_words(place)}"
    yield f"DESCRIPTION:{_words(f'{row.number} {link}'.strip())}"
    yield "STATUS:CONFIRMED"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _words(said: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        said = said.replace(mark, written)
    return said


def _folded(line: str) -> str:
    """In pieces of whole characters."""
    pieces, held = [""], 0
    for character in line:
        size = len(character.encode())
        if held + size > LONGEST - (len(pieces) > 1):
            pieces.append("")
            held = 0
        pieces[-1] += character
        held += size
    return "\r\n ".join(pieces)


NAME = content_disposition_header(as_attachment=True, filename="calendar.ics")
