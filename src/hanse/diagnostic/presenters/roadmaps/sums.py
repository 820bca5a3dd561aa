"""Sums of a roadmap in the city's own currency, no more exact than an estimate is."""

from dataclasses import dataclass
from math import floor, log10

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.roadmap.pricing import Band
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown
from hanse.ui import formats

DIGITS = 3


def about(amount: float) -> float:
    """The amount with three digits that count: 123,456 becomes 123,000."""
    if not amount:
        return 0.0
    return round(amount, DIGITS - 1 - floor(log10(abs(amount))))


@dataclass(frozen=True, slots=True)
class Purse:
    """Says amounts of the library's currency in the city's."""

    laid: LaidDown

    @property
    def currency(self) -> str:
        return self.laid.currency

    def own(self, amount: float) -> float:
        """The amount in the city's currency, as exact as it is."""
        return self.laid.own(amount)

    def exactly(self, amount: float) -> str:
        """What the city laid down itself, to the unit."""
        return formats.whole_money(self.own(amount), self.currency)

    def __call__(self, amount: float) -> str:
        return formats.whole_money(about(self.own(amount)), self.currency)

    def band(self, band: Band) -> str:
        """From the low to the high end; nothing is a dash."""
        if not band.high:
            return formats.NOTHING
        if about(band.low) == about(band.high):
            return self(band.high)
        return _("%(low)s to %(high)s") % {"low": self(band.low), "high": self(band.high)}
