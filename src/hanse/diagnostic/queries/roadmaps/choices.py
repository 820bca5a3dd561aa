"""What a city can choose from before it has laid anything down."""

from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.pricing import REFERENCE, Circumstances
from hanse.diagnostic.engine.roadmap.progress import Progress
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.roadmaps.grounds import Grounds, grounds_of
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown
from hanse.members.public import City

STAND_IN = Circumstances(REFERENCE, "high")
"""Stands in for a city whose inhabitants or income group nobody has written down yet."""


def is_known(city: City) -> bool:
    """Whether sums are for a city of its size and income."""
    return bool(city.population and city.income_group)


def before_planning(assessment: Assessment) -> Grounds:
    """Every solution that would help, priced in the library's currency."""
    city = assessment.city
    known = Circumstances(city.population, city.income_group) if city.population and is_known(city) else STAND_IN
    return grounds_of(assessment, LaidDown(Wishes(budget=(0.0,), posts={}), known), Calendar(1), Progress())
