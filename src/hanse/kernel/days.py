"""Days as a form or an address carries them: written by anybody."""

from calendar import monthrange
from datetime import date


def day_typed(words: str) -> date | None:
    """The day that “2026-03-02” means; None for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
