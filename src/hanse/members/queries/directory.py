"""The directory: every member of today as one list in memory, kept as long as nothing in it has changed.

What one process has worked out holds until a membership, a name, a fact or a consent is written by anybody: each
reading asks for the state of the directory first, which is one small query. So what is taken back is gone at once.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Sum

from hanse.kernel.clock import today
from hanse.kernel.collation import folded, sort_key
from hanse.members.charter.areas import regions
from hanse.members.enums import Openness, size_class_of
from hanse.members.models import DirectoryChange, FormerName, Membership
from hanse.members.rules import opens_to

State = tuple[int, int, date]
LONG = 4
"""Letters of a word by which a name is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member. `level` says to whom it has opened what it says of itself: size, topics, languages and `said`.

    All else follows from its being a member, and is told of each that is listed. `named` and `said` are folded; it is
    named by its former names too.
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
    formerly: tuple[str, ...]
    named: str
    said: str

    def is_open_to(self, *, inside: bool) -> bool:
        """Whether what it says of itself is for members (`inside`), or for everyone."""
        return opens_to(self.level, inside=inside)


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


type Asked = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class Directory:
    """Every member of a day. What is worked out of it once is kept with it."""

    state: State
    entries: Sequence[Entry]
    _ordered: dict[str, list[Entry]] = field(default_factory=dict)
    _spoken: list[tuple[list[str], list[Entry]]] = field(default_factory=list)
    _there: dict[bool, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def in_order(self, language: str) -> list[Entry]:
        """In the order of the reader's language."""
        if language not in self._ordered:
            self._ordered[language] = sorted(self.entries, key=lambda one: sort_key(one.name))
        return self._ordered[language]

    def spoken(self) -> tuple[list[str], list[Entry]]:
        """All names, their long words, and beside each whose it is. Made once, since they are many."""
        if not self._spoken:
            pairs = [(part, one) for one in self.entries for part in _parts(one.named)]
            self._spoken.append(([part for part, _one in pairs], [one for _part, one in pairs]))
        return self._spoken[0]

    def there(self, *, inside: bool) -> tuple[frozenset[str], frozenset[str]]:
        """Countries and languages of those whom members (`inside`) or anybody may see."""
        if inside not in self._there:
            seen = [one for one in self.entries if inside or one.is_listed]
            spoken = (code for one in seen if one.is_open_to(inside=inside) for code in one.languages)
            self._there[inside] = frozenset(one.country for one in seen if one.country), frozenset(spoken)
        return self._there[inside]


def directory() -> Directory:
    """One query; two where something has changed."""
    return _kept_at(directory_state())


def found_in(entries: Sequence[Entry], sought: Sought, names: Mapping[str, str], *, inside: bool) -> list[Entry]:
    """Those that are sought, as somebody of a member (`inside`) or anybody may see them.

    `names` are the countries' in the reader's language, by which they are found too. Each thing asked is one pass.
    """
    found = [one for one in entries if inside or one.is_listed]
    for asked in (*_facts(sought), *_told(sought, inside=inside), *_words(sought, names, inside=inside)):
        found = [one for one in found if asked(one)]
    return found


def _facts(sought: Sought) -> Iterator[Asked]:
    if sought.region:
        yield lambda one: one.region == sought.region
    if sought.country:
        yield lambda one: one.country == sought.country
    if sought.income:
        yield lambda one: one.income == sought.income
    if sought.kind:
        yield lambda one: one.kind == sought.kind


def _told(sought: Sought, *, inside: bool) -> Iterator[Asked]:
    """What only an open profile tells."""
    if sought.size or sought.topic or sought.language:
        yield lambda one: one.is_open_to(inside=inside)
    if sought.size:
        yield lambda one: one.size == sought.size
    if sought.topic:
        yield lambda one: sought.topic in one.topics
    if sought.language:
        yield lambda one: sought.language in one.languages


def _words(sought: Sought, names: Mapping[str, str], *, inside: bool) -> Iterator[Asked]:
    for word in folded(sought.words).split():
        yield partial(_has_word, word, {code for code, name in names.items() if word in _folded_name(name)}, inside)


@lru_cache(maxsize=2**12)
def _folded_name(country: str) -> str:
    """A few hundred names for each language, which every search looks through."""
    return folded(country)


def _has_word(word: str, countries: Collection[str], inside: bool, one: Entry) -> bool:  # noqa: FBT001 - it is partial's
    return word in one.named or one.country in countries or (one.is_open_to(inside=inside) and word in one.said)


def _parts(named: str) -> Iterator[str]:
    """Whole names, and the words of those that have several."""
    for name in named.split("\n"):
        yield name
        if " " in name:
            yield from (word for word in name.split() if len(word) >= LONG)


@lru_cache(maxsize=1)
def _kept_at(state: State) -> Directory:
    """What is kept, made anew where anything was written since. Threads may make it twice; each is whole."""
    return Directory(state, list(_entries()))


def directory_state() -> State:
    """What changes with whatever is written of members, and with the day; one small query."""
    found = DirectoryChange.objects.aggregate(number=Count("id"), total=Sum("id"))
    return found["number"], found["total"] or 0, today()


class _Row(NamedTuple):
    """What is read of a member: what it is, as a city or else as an organisation, and what it says of itself."""

    party_id: UUID
    name: str
    kind: str
    since: date
    country: str | None
    region: str | None
    income: str | None
    population: int | None
    latitude: float | None
    longitude: float | None
    spoken: tuple[str, ...]
    elsewhere: str | None
    also_spoken: tuple[str, ...]
    is_listed: bool | None
    level: str | None
    topics: tuple[str, ...]
    said: str
    formerly: tuple[str, ...]


_CITY = ("country", "region", "income_group", "population", "latitude", "longitude", "languages")
_COLUMNS = (
    *("party_id", "party__name", "kind", "starts_on"),
    *(f"party__city__{one}" for one in _CITY),
    *("party__member_organisation__country", "party__member_organisation__languages"),
    *(f"party__profile__{one}" for one in ("is_listed", "level", "topics", "descriptions")),
)


def _entries() -> Iterator[Entry]:
    formerly = ArraySubquery(FormerName.objects.filter(party=OuterRef("party")).order_by("until").values("name"))
    rows = Membership.objects.current().order_by().annotate(formerly=formerly).values_list(*_COLUMNS, "formerly")
    for row in rows.iterator(2_000):
        *known, spoken, elsewhere, also_spoken, is_listed, level, topics, descriptions, names = row
        said = " ".join((descriptions or {}).values())
        lists = tuple(spoken or ()), elsewhere, tuple(also_spoken or ())
        yield _entry(_Row._make((*known, *lists, is_listed, level, tuple(topics or ()), said, tuple(names))))


@lru_cache(maxsize=2**14)
def _entry(row: _Row) -> Entry:
    """Kept by what was read, so that after a change only what has changed is folded and made anew."""
    country = row.country or row.elsewhere or ""
    located = row.latitude is not None and row.longitude is not None
    return Entry(
        party_id=row.party_id,
        name=row.name,
        country=country,
        region=row.region or regions().get(country, ""),
        income=row.income or "",
        kind=row.kind,
        since=row.since,
        place=(row.longitude, row.latitude) if located else None,  # type: ignore[arg-type]  # both are there
        is_listed=row.is_listed is not False,
        level=row.level or Openness.PRIVATE,
        size=size_class_of(row.population) or "",
        topics=row.topics,
        languages=row.spoken or row.also_spoken,
        formerly=row.formerly,
        named="\n".join(map(folded, (row.name, *row.formerly))),
        said=folded(row.said),
    )
