"""The context of cities: what makes two of them alike whatever their scores, and who is near to whom in it."""

import math
from collections.abc import Sequence

import numpy as np

from hanse.diagnostic.engine.disclosure.neighbours import Neighbourhoods, neighbourhoods
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_QUARTILES
from hanse.members.public import City, IncomeGroup, Region

STEP = 0.5
"""How far one income group is from the next, and one region from another. A tenfold population is 1."""

MOST = 60
"""Neighbourhoods of a round; each has more cities where there are more than 60 times 15."""


def neighbours_of(cities: Sequence[City]) -> Neighbourhoods:
    """The neighbourhoods of cities in their order, by people, income group and region."""
    context = np.array([_context(one) for one in cities], dtype=np.float64).reshape(len(cities), 2 + len(Region))
    return neighbourhoods(context, least=max(LEAST_FOR_QUARTILES, len(cities) // MOST))


def _context(city: City) -> list[float]:
    """NaN where something is not known: such a city is in no neighbourhood."""
    income = IncomeGroup.values.index(city.income_group) if city.income_group in IncomeGroup.values else math.nan
    regions = [STEP / math.sqrt(2) * (city.region == one) for one in Region.values]
    return [math.log10(city.population) if city.population else math.nan, STEP * income, *regions]
