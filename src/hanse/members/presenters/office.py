"""Regional offices as the secretariat's pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.identity.public import Mandate
from hanse.kernel.collation import sort_key
from hanse.members.charter.charter import Office
from hanse.members.charter.current import charter
from hanse.members.enums import Region
from hanse.members.queries.office import members_served, staff_of_offices
from hanse.questions.spec.kinds.country import names_in


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office in the list: how many members it serves today, and how many people work there.

    `reach` is what the network's file says of how to reach it, a line each.
    """

    key: str
    name: str
    country: str
    reach: tuple[str, ...]
    members: int
    staff: int


@dataclass(frozen=True, slots=True)
class OfficePage:
    """One office. `regions` and `countries` are those that its entry in the network's file names."""

    key: str
    name: str
    country: str
    since: int
    address: str
    email: str
    phone: str
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    staff: Sequence[Mandate]


def office_lines(language: str) -> list[OfficeLine]:
    """In the order of the network's file; two queries."""
    served, staff, countries = members_served(), staff_of_offices(), names_in(language)
    return [
        OfficeLine(
            key=one.key,
            name=one.name.in_language(language),
            country=countries.get(one.country, one.country),
            reach=tuple(filter(None, (*one.address.splitlines(), one.email, one.phone))),
            members=served.get(one.key, 0),
            staff=len(staff[one.party_id]),
        )
        for one in charter().offices.values()
    ]


def office_page(office: Office, staff: Sequence[Mandate], language: str) -> OfficePage:
    names = names_in(language)
    countries = [names.get(area, area) for area in office.serves if area not in Region.values]
    return OfficePage(
        key=office.key,
        name=office.name.in_language(language),
        country=names.get(office.country, office.country),
        since=office.since,
        address=office.address,
        email=office.email,
        phone=office.phone,
        regions=tuple(str(one.label) for one in Region if one.value in office.serves),
        countries=tuple(sorted(countries, key=sort_key)),
        staff=staff,
    )
