"""Made-up cities and links."""

import numpy as np

from hanse.cooperation.engine.cities import Cities
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.parts import Pairs


def cities(number: int, **known) -> Cities:
    """Cities of which nothing is known but what is given."""
    nothing = np.full(number, np.nan, np.float32)
    given = {name: np.array(values, np.float32) for name, values in known.items() if name != "countries"}
    countries = np.array(known.get("countries", [-1] * number))
    return Cities(countries=countries, **{"people": nothing, "latitudes": nothing, "longitudes": nothing, **given})


def linked(number: int, *pairs: tuple[int, int], **known) -> Pairs:
    return Pairs(cities(number, **known), Links.of(np.array(pairs).reshape(-1, 2), number))
