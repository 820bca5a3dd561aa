"""What a network says of itself in its network.toml: kinds of member with their rights, bodies, posts and offices."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from hanse.members.charter.areas import regions
from hanse.members.charter.dues import Dues
from hanse.members.charter.look import Look
from hanse.members.charter.words import Words
from hanse.members.enums import NETWORK_ID, MemberOf, Right


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides, with the most members that it may have; 0: no limit."""

    key: str
    name: Words
    most: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of member: what it may do, and who admits one.

    `decided_by` is a body's key; empty: the secretariat admits alone. `meanwhile` is the kind that an applicant is at
    once, from the acceptance of its papers to the decision; empty: none. `delegates` is the most that one may have at a
    time; 0: no limit.
    """

    key: str
    name: Words
    who: Words
    of: MemberOf
    rights: frozenset[Right]
    decided_by: str = ""
    meanwhile: str = ""
    delegates: int = 1


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a member's person holds for some years; `least` and `most` holders, 0: no limit.

    `fees_paid`: only a member without arrears can be chosen; `notice_days`: who stands says so that long before.
    """

    key: str
    name: Words
    years: int
    least: int = 0
    most: int = 0
    fees_paid: bool = False
    notice_days: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """A regional office. `serves` names regions of the UN (M49) and countries (ISO 3166, two letters).

    `since` is the year in which it opened, 0: not said; `address` is as on a letter, its lines parted by newlines.
    """

    key: str
    name: Words
    country: str
    serves: frozenset[str]
    since: int = 0
    address: str = ""
    email: str = ""
    phone: str = ""

    @property
    def party_id(self) -> UUID:
        """The id of its party, which its staff work for: always the same for a key, so no request looks it up."""
        return uuid5(NETWORK_ID, self.key)


@dataclass(frozen=True, slots=True)
class Charter:
    """All of it, by key, in the order of the file; `edition` is raised with every change of kinds, bodies and posts.

    `dues` is None where the network asks for none.
    """

    edition: int
    kinds: Mapping[str, Kind]
    bodies: Mapping[str, Body]
    posts: Mapping[str, Post]
    offices: Mapping[str, Office]
    dues: Dues | None = None
    look: Look | None = None

    def kinds_of(self, of: MemberOf) -> tuple[Kind, ...]:
        return tuple(one for one in self.kinds.values() if one.of is of)

    def kinds_with(self, right: Right) -> frozenset[str]:
        """The keys of the kinds of member that have a right."""
        return frozenset(one.key for one in self.kinds.values() if right in one.rights)

    def office_for(self, country: str) -> Office | None:
        """The regional office that serves a country: the one that names it, else the one of its region."""
        serving = {area: one for one in self.offices.values() for area in one.serves}
        return serving.get(country) or serving.get(regions().get(country, ""))

    def served_by(self, office: Office) -> frozenset[str]:
        """The countries that an office serves."""
        return frozenset(country for country in regions() if self.office_for(country) is office)

    def delegates_of(self, kind: str) -> int:
        """The most delegates that members of a kind have at a time, 0: no limit; who is no member has one."""
        known = self.kinds.get(kind)
        return known.delegates if known else 1

    def rights_of(self, kind: str) -> frozenset[Right]:
        """What members of a kind may do; nothing for a kind that the network does not have."""
        known = self.kinds.get(kind)
        return known.rights if known else frozenset()
