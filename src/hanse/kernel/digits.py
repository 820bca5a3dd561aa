"""Whole numbers as a form or an address carries them: written by anybody, of any length."""

MOST_DIGITS = 9
"""As many as fit a database's integer; far longer ones are refused by Python itself, with an error of its own."""


def whole_number(typed: str) -> int | None:
    """The number that up to nine digits of any script mean; None for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
