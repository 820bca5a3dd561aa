from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.public import create_organisation, rename_party
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.errors import CityExists
from hanse.members.models import City, FormerName
from hanse.members.validators import check_country, check_place, check_population


class CityFacts(TypedDict, total=False):
    """What is known of a city."""

    name: str
    country: str
    region: str
    income_group: str
    population: int | None
    latitude: float | None
    longitude: float | None
    languages: list[str]
    website: str
    is_demonstration: bool


@transaction.atomic
def register_city(*, by: Actor, **facts: Unpack[CityFacts]) -> City:
    """A new city of the network, with its party. Raises `CityExists`, or `Invalid` with the field."""
    checked = _checked(facts)
    party = create_organisation(name=checked["name"], by=by)
    try:
        with transaction.atomic():
            city = City.objects.create(party=party, **checked)
    except IntegrityError as error:
        raise _exists(checked["name"]) from error
    audit.record("members.register_city", by=by, on=city, party_id=party.id)
    outbox.emit("members.city_registered", {"city": str(party.id)})
    return city


@transaction.atomic
def change_city(city: City, *, by: Actor, **facts: Unpack[CityFacts]) -> City:
    """Change what is known of a city. Raises `CityExists`, or `Invalid` with the field."""
    current = {name: getattr(city, name) for name in CityFacts.__annotations__}
    checked = _checked({**current, **facts})
    changed = sorted(name for name in checked if checked[name] != current[name])
    for name in changed:
        setattr(city, name, checked[name])
    try:
        with transaction.atomic():
            city.save(update_fields=changed)
    except IntegrityError as error:
        raise _exists(checked["name"]) from error
    if "name" in changed:
        FormerName.objects.create(party=city.party, name=current["name"])
        rename_party(city.party, name=city.name, by=by)
    audit.record("members.change_city", by=by, on=city, party_id=city.party_id, detail={"changed": changed})
    return city


def _exists(name: str) -> CityExists:
    return CityExists(_("%(name)s is registered already in this country.") % {"name": name}, field="name")


def _checked(facts: Any) -> dict[str, Any]:
    """The facts, cleaned. Raises `Invalid`."""
    checked = dict(facts)
    checked["name"] = one_line(str(facts.get("name", "")))
    if not checked["name"]:
        raise Invalid(_("Enter the city's name."), field="name")
    checked["country"] = check_country(facts.get("country", ""))
    check_place(facts.get("latitude"), facts.get("longitude"))
    check_population(facts.get("population"))
    return checked
