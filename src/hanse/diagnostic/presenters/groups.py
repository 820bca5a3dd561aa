"""The choice of a group of cities by region, size and income, as the pages offer it."""

from collections.abc import Mapping
from itertools import combinations
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN
from hanse.diagnostic.queries.releases import Classes
from hanse.members.public import IncomeGroup, Region, SizeClass
from hanse.ui import formats
from hanse.ui.values import Select, select

PARAMETERS = ("region", "size", "income")
CHOICES: tuple[type[TextChoices], ...] = (Region, SizeClass, IncomeGroup)


def chosen_group(parameters: Mapping[str, str]) -> Classes:
    """The group that an address asks for; what it names wrongly counts as any."""
    region, size, income = (
        value if (value := parameters.get(name, "")) in choices.values else None
        for name, choices in zip(PARAMETERS, CHOICES, strict=True)
    )
    return region, size, income


def group_selects(group: Classes) -> tuple[Select, ...]:
    """The three lists, each beginning with all."""
    labels = (_("Region"), _("Size"), _("Income of the country"))
    return tuple(
        select(name, label, [("", _("All")), *((one.value, str(one.label)) for one in choices)], value or "")
        for name, label, choices, value in zip(PARAMETERS, labels, CHOICES, group, strict=True)
    )


def group_words(group: Classes) -> str:
    """What a group is called: “Asia, 500,000 to 1,499,999 people”."""
    words = [str(choices(value).label) for choices, value in zip(CHOICES, group, strict=True) if value]
    return ", ".join(words) or _("All cities of the round")


def group_query(group: Classes, **others: str) -> str:
    """The query of an address that asks for the group."""
    named = {name: value for name, value in zip(PARAMETERS, group, strict=True) if value}
    return urlencode(named | {name: value for name, value in others.items() if value})


def count_words(count: int) -> str:
    """How many cities a group has, as far as it is told."""
    if count < LEAST_FOR_MEDIAN:
        return _("fewer than %(least)s cities") % {"least": formats.number(LEAST_FOR_MEDIAN)}
    return _("%(count)s cities") % {"count": formats.number(count)}


def wider_groups(group: Classes) -> list[Classes]:
    """The groups that fix fewer of the same classes, the closest first."""
    fixed = [place for place, value in enumerate(group) if value]
    found: list[Classes] = []
    for kept in range(len(fixed) - 1, -1, -1):
        for places in combinations(fixed, kept):
            region, size, income = (value if place in places else None for place, value in enumerate(group))
            found.append((region, size, income))
    return found
