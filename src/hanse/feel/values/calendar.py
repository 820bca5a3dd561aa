"""The Gregorian calendar in whole numbers, before its introduction and after all foreseeable years alike (ISO 8601)."""

LAST_YEAR = 999_999_999
"""Years of a FEEL date run from minus this to this (DMN 1.5, 10.3.2.3.5, by XML Schema's limits)."""

_DAYS_OF_400_YEARS = 146_097
_FROM_MARCH_0 = 719_468
"""Days from 1 March of the year 0 to 1 January 1970."""
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Tell whether a year has a 29 February (10.3.2.3.5)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month from 1 to 12 (10.3.2.3.5)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the days since 1 January 1970 (10.3.2.3.5); negative before it.

    Years are counted from March, so that a leap day is the last of its year, in cycles of 400 years.
    """
    shifted = year - (month <= 2)
    cycle, year_of_cycle = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _DAYS_OF_400_YEARS + day_of_cycle - _FROM_MARCH_0


def date_of(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a number of days since 1 January 1970 (10.3.2.3.5)."""
    cycle, day_of_cycle = divmod(number + _FROM_MARCH_0, _DAYS_OF_400_YEARS)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36524 - day_of_cycle // 146096) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * from_march + 2) // 5 + 1
    month = from_march + 3 if from_march < 10 else from_march - 9
    return year_of_cycle + cycle * 400 + (month <= 2), month, day


def weekday(number: int) -> int:
    """Return the day of the week, 1 for Monday to 7 for Sunday (10.3.2.3.5)."""
    return (number + 3) % 7 + 1


def months_later(year: int, month: int, day: int, months: int) -> tuple[int, int, int]:
    """Return the date so many months later (10.3.2.3.5); a day that the month does not have becomes its last one."""
    years, from_january = divmod(year * 12 + month - 1 + months, 12)
    return years, from_january + 1, min(day, month_length(years, from_january + 1))
