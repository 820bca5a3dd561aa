"""How far each city is in a round, as CSV, under stable names."""

from datetime import datetime

from hanse.diagnostic.documents.sheets import csv_file
from hanse.diagnostic.presenters.round import CityLine, RoundPage

FIELDS = ("round", "city", "country", "state", "revision", "submitted_on", "answers", "last_answered_on", "last_day")


def round_csv(page: RoundPage) -> bytes:
    """A row for each city on the page; `state` is not_begun, draft, review or submitted."""
    rows = [
        (
            page.round.name,
            one.name,
            one.country,
            one.state,
            one.revision or None,
            _day(one.submitted_at),
            *_activity(one),
            (one.later or page.round.closes_on).isoformat(),
        )
        for one in page.lines
    ]
    return csv_file(FIELDS, rows)


def _activity(one: CityLine) -> tuple[int, str | None]:
    return (one.activity.answers, _day(one.activity.last)) if one.activity else (0, None)


def _day(at: datetime | None) -> str | None:
    return at.date().isoformat() if at else None
