"""What a network says of itself in its network.toml: kinds of member with their rights, bodies and posts."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.members.charter.words import Words
from hanse.members.enums import MemberOf, Right


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
    once, from the acceptance of its papers to the decision; empty: none.
    """

    key: str
    name: Words
    who: Words
    of: MemberOf
    rights: frozenset[Right]
    decided_by: str = ""
    meanwhile: str = ""


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
class Charter:
    """All of it, by key, in the order of the file; `edition` is raised with every change of the file."""

    edition: int
    kinds: Mapping[str, Kind]
    bodies: Mapping[str, Body]
    posts: Mapping[str, Post]

    def kinds_of(self, of: MemberOf) -> tuple[Kind, ...]:
        return tuple(one for one in self.kinds.values() if one.of is of)

    def kinds_with(self, right: Right) -> frozenset[str]:
        """The keys of the kinds of member that have a right."""
        return frozenset(one.key for one in self.kinds.values() if right in one.rights)
