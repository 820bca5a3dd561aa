"""The directory: every member of today as one list in memory, kept as long as nothing in it has changed.

What one process has worked out holds until a membership, a name, a fact or a consent is written by anybody: each
reading asks for the state of the directory first, which is one small query. So what is taken back is gone at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Sum

from hanse.kernel.clock import today
from hanse.kernel.collation import folded, sort_key
from hanse.members.charter.areas import regions
from hanse.members.enums import Openness
from hanse.members.models import City, DirectoryChange, Membership, Profile
from hanse.members.queries.standing import known_as

State = tuple[int, int, date]


@dataclass(frozen=True, slots=True)
class Entry:
    """One member. `level` says to whom it has opened what it says of itself: size, topics, languages and `said`.

    All else follows from its being a member, and is told of each that is listed. `named` and `said` are folded.
    """

    party_id: UUID
    name: str
    country: str
    region: str
    income: str
    kind: str
    since: date
    place: tuple[float, float] | None
    is_listed: bool
    level: str
    size: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    named: str
    said: str

    def is_listed_for(self, *, inside: bool) -> bool:
        return inside or self.is_listed

    def is_open_to(self, *, inside: bool) -> bool:
        """Whether what it says of itself is for members (`inside`), or for everyone."""
        return self.level == Openness.PUBLIC or (inside and self.level == Openness.MEMBERS)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which members are looked for; what is empty is not asked."""

    words: str = ""
    region: str = ""
    country: str = ""
    size: str = ""
    income: str = ""
    topic: str = ""
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    state: State
    entries: Sequence[Entry]
    ordered: dict[str, list[Entry]] = field(default_factory=dict)


def directory(language: str) -> list[Entry]:
    """Every member of today in the order of the reader's language; one query, two where something has changed."""
    kept = _kept_at(_state())
    if language not in kept.ordered:
        kept.ordered[language] = sorted(kept.entries, key=lambda one: sort_key(one.name))
    return kept.ordered[language]


def found_in(entries: Sequence[Entry], sought: Sought, names: Mapping[str, str], *, inside: bool) -> list[Entry]:
    """Those that are sought, as somebody of a member (`inside`) or anybody may see them.

    `names` are the countries' in the reader's language, by which they are found too.
    """
    words = folded(sought.words).split()
    among = {word: {code for code, name in names.items() if word in folded(name)} for word in words}
    return [one for one in entries if one.is_listed_for(inside=inside) and _fits(one, sought, among, inside=inside)]


def _fits(one: Entry, sought: Sought, among: Mapping[str, set[str]], *, inside: bool) -> bool:
    known = ((sought.region, one.region), (sought.country, one.country), (sought.income, one.income))
    if not all(asked in {"", own} for asked, own in (*known, (sought.kind, one.kind))):
        return False
    opened = one.is_open_to(inside=inside)
    if sought.size or sought.topic or sought.language:
        told = opened and sought.size in {"", one.size} and _among(sought.topic, one.topics)
        if not (told and _among(sought.language, one.languages)):
            return False
    return all(word in one.named or one.country in own or (opened and word in one.said) for word, own in among.items())


def _among(asked: str, own: tuple[str, ...]) -> bool:
    return not asked or asked in own


@lru_cache(maxsize=1)
def _kept_at(state: State) -> _Kept:
    """What is kept, made anew where anything was written since. Threads may make it twice; each is whole."""
    return _Kept(state, list(_entries()))


def _state() -> State:
    found = DirectoryChange.objects.aggregate(number=Count("id"), total=Sum("id"))
    return found["number"], found["total"] or 0, today()


def _entries() -> Iterator[Entry]:
    rows = Membership.objects.current().order_by()
    for one in rows.select_related("party__city", "party__member_organisation", "party__profile").iterator(2_000):
        yield _entry(one)


def _entry(one: Membership) -> Entry:
    known = known_as(one.party)
    city = known if isinstance(known, City) else None
    profile: Profile = getattr(one.party, "profile", None) or Profile()
    place = None if city is None or city.latitude is None or city.longitude is None else (city.longitude, city.latitude)
    country = known.country if known else ""
    return Entry(
        party_id=one.party_id,
        name=one.party.name,
        country=country,
        region=city.region if city else regions().get(country, ""),
        income=city.income_group if city else "",
        kind=one.kind,
        since=one.starts_on,
        place=place,
        is_listed=profile.is_listed,
        level=profile.level,
        size=(city.size_class or "") if city else "",
        topics=tuple(profile.topics),
        languages=tuple(known.languages) if known else (),
        named=folded(one.party.name),
        said=folded(" ".join(profile.descriptions.values())),
    )
