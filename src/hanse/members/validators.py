"""Rules on values of members."""

import pycountry
from django.utils.translation import gettext as _

from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.charter.areas import regions
from hanse.members.enums import Region

ROOM = 500
"""Characters of a reason."""


def check_country(code: str) -> str:
    """The two letters of ISO 3166-1, in capitals. Raises `Invalid` where no country has them."""
    country = pycountry.countries.get(alpha_2=code.strip().upper())
    if country is None:
        words = _("“%(code)s” is not a country code. Give the two letters of ISO 3166, such as KR.")
        raise Invalid(words % {"code": code}, field="country")
    return str(country.alpha_2)


def region_of(country: str) -> Region:
    """The region in which the United Nations (M49) count a country; raises Invalid for one that they count in none."""
    region = regions().get(country)
    if region is None:
        raise Invalid(_("No region is known for this country."), field="country")
    return Region(region)


def check_place(latitude: float | None, longitude: float | None) -> None:
    """Raises `Invalid` where the coordinates lie outside the Earth's ranges, or only one is given."""
    if (latitude is None) != (longitude is None):
        raise Invalid(_("Give both latitude and longitude, or neither."), field="latitude")
    if latitude is not None and longitude is not None and not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Invalid(_("Latitude is between -90 and 90, longitude between -180 and 180."), field="latitude")


def check_population(population: int | None) -> None:
    """Raises `Invalid` for a number of people that no city has."""
    if population is not None and not 0 < population < 60_000_000:
        raise Invalid(_("Give the number of people who live in the city, such as 250000."), field="population")


def check_reason(because: str) -> str:
    """Why something was done, on one line. Raises `Invalid` where nothing is said."""
    words = one_line(because)
    if not words:
        raise Invalid(_("Say why, in a sentence: it stays in the member's history."), field="because")
    return words[:ROOM]
