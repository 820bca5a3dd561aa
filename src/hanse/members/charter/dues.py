"""What a network's file says of dues: how much, until when, and what follows where they are not paid."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from hanse.members.charter.scale import CENT, Scale
from hanse.members.charter.words import Words
from hanse.members.enums import Right

MONTHS = 12


class FirstYear(StrEnum):
    """What a member pays for the year in which it joins."""

    WHOLE = "whole"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dues:
    """`due_days` after its day an invoice is due, or on `due_on` (month, day) if that is later.

    After `grace_days` more a member is in arrears, and has not the rights `arrears_take` until it has paid.
    `reminder_days` count from the day on which it is due; below 0: before it. `pay_to` says how to pay.
    """

    currency: str
    scale: Scale
    due_days: int
    due_on: tuple[int, int] | None
    grace_days: int
    reminder_days: tuple[int, ...]
    arrears_take: frozenset[Right]
    first_year: FirstYear
    pay_to: Words

    def due_day(self, issued_on: date, year: int) -> date:
        """The last day to pay of an invoice for a year."""
        day = issued_on + timedelta(days=self.due_days)
        return max(day, date(year, *self.due_on)) if self.due_on else day

    def arrears_day(self, due_on: date) -> date:
        """From this day on a member that has not paid is in arrears."""
        return due_on + timedelta(days=self.grace_days + 1)

    def months_of(self, joined_on: date, year: int) -> int:
        """How many months of a year a member pays that joined on a day: the one in which it joined is counted."""
        if self.first_year is FirstYear.WHOLE or joined_on.year < year:
            return MONTHS
        return MONTHS + 1 - joined_on.month if joined_on.year == year else 0

    def part(self, amount: Decimal, months: int) -> Decimal:
        """The share of a year's amount for some of its months, to the hundredth."""
        return (amount * months / MONTHS).quantize(CENT, ROUND_HALF_UP)
