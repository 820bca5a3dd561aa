"""Members as the search of the whole site finds and shows them: those of the directory that everybody may see."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.kernel.collation import folded
from hanse.kernel.finding.kinds import Hit
from hanse.members.presenters.member import kind_name
from hanse.members.queries.directory import Entry, Sought, directory
from hanse.members.queries.near import found_or_near
from hanse.questions.spec.kinds.country import names_in

KIND = "members"


def find_members(words: str, language: str) -> list[UUID]:
    """By name first, then by country and what it says of itself; where none has the words, by a name close to them."""
    found, _close = found_or_near(directory(), Sought(words=words), language, names_in(language), inside=False)
    asked = folded(words).split()
    return [one.party_id for one in sorted(found, key=lambda one: not all(word in one.named for word in asked))]


def shown_members(keys: Sequence[Any], language: str) -> Mapping[Any, Hit]:
    """No query beside the directory's own."""
    countries, wanted = names_in(language), set(keys)
    known = [one for one in directory().entries if one.party_id in wanted and one.is_listed]
    return {one.party_id: _hit(one, countries, language) for one in known}


def _hit(one: Entry, countries: Mapping[str, str], language: str) -> Hit:
    told = [countries.get(one.country, one.country), kind_name(one.kind, language)]
    told += [_("Renamed; it was called %(name)s before") % {"name": name} for name in one.formerly]
    return Hit(one.name, reverse("members:listed", args=[one.party_id]), " · ".join(filter(None, told)))
