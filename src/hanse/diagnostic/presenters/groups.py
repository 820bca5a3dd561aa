"""The groups of cities that pages offer: by region, size and income, by a language, or by nearness; and their words."""

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

PARAMETERS = ("region", "size", "income", "language", "near")
OWN = "own"
"""In an address for the number of a neighbourhood, which is another one in each round."""
CHOICES: tuple[type[TextChoices], ...] = (Region, SizeClass, IncomeGroup)


def chosen_group(parameters: Mapping[str, str], near: int | None = None) -> Classes:
    """The group that an address asks for; what it names wrongly counts as any.

    A language and the neighbourhood are asked for alone. `near` is the number of the reader's own.
    """
    if parameters.get("near") == OWN and near is not None:
        return near_group(near)
    language = parameters.get("language", "")
    if language in formats.locale_of("en").languages:
        return language_group(language)
    region, size, income = (
        value if (value := parameters.get(name, "")) in choices.values else None
        for name, choices in zip(PARAMETERS, CHOICES, strict=False)
    )
    return region, size, income, None, None


def language_group(language: str) -> Classes:
    return None, None, None, language, None


def near_group(number: int) -> Classes:
    return None, None, None, None, str(number)


def group_selects(group: Classes) -> tuple[Select, ...]:
    """The three lists, each beginning with all."""
    labels = (_("Region"), _("Size"), _("Income of the country"))
    return tuple(
        select(name, label, [("", _("All")), *((one.value, str(one.label)) for one in choices)], value or "")
        for name, label, choices, value in zip(PARAMETERS, labels, CHOICES, group, strict=False)
    )


def group_words(group: Classes, language: str) -> str:
    """What a group is called: “Asia, 500,000 to 1,499,999 people”. `language` is the reader's."""
    *classes, spoken, near = group
    if near:
        return _("The cities most like yours")
    if spoken:
        return _("Cities with a language in common: %(language)s") % {"language": language_name(spoken, language)}
    words = [str(choices(value).label) for choices, value in zip(CHOICES, classes, strict=True) if value]
    return ", ".join(words) or _("All cities of the round")


def language_name(code: str, language: str) -> str:
    """As the reader's language calls it; the code where it has no name."""
    return str(formats.locale_of(language).languages.get(code, code))


def group_query(group: Classes, **others: str) -> str:
    """The query of an address that asks for the group."""
    values = (*group[:4], OWN if group[4] else None)
    named = {name: value for name, value in zip(PARAMETERS, values, strict=True) if value}
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
            region, size, income, spoken, near = (value if at in places else None for at, value in enumerate(group))
            found.append((region, size, income, spoken, near))
    return found
