"""Search over the whole site: every kind is asked, and where words find little, what is about the same."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hanse.kernel.finding.index import matching
from hanse.kernel.finding.kinds import Hit, Kind, kinds
from hanse.kernel.finding.meaning import near

LONGEST = 200
AT_A_GLANCE = 5
"""Hits of a kind on the page of all kinds."""
LITTLE = 5
"""Fewer hits than so many are little: what is about the same is shown as well."""


@dataclass(frozen=True, slots=True)
class Found:
    """Of one kind: how many there are, and the first of them."""

    kind: str
    label: str
    number: int
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the words found by kind, kinds without a hit left out; `also`: what is about the same, with its kind."""

    kinds: Sequence[Found] = ()
    also: Sequence[tuple[str, Hit]] = field(default_factory=tuple)


def find(words: str, language: str) -> Findings:
    """What everybody may see of what holds the words, or is about them."""
    asked = as_asked(words)
    if not asked:
        return Findings()
    keys = _keys(asked, language)
    held = {(kind, key) for kind, found in keys.items() for key in found}
    close = [one for one in near(asked) if one not in held] if len(held) < LITTLE else []
    shown = _shown(language, keys, close)
    found = [
        Found(one.key, str(one.label), len(keys[one.key]), hits)
        for one in kinds()
        if (hits := [shown[one.key, key] for key in keys[one.key][:AT_A_GLANCE] if (one.key, key) in shown])
    ]
    labels = {one.key: str(one.label) for one in kinds()}
    return Findings(found, [(labels[one[0]], shown[one]) for one in close if one in shown])


def find_all(words: str, language: str, kind: Kind) -> Sequence[Hashable]:
    """The keys of one kind; `kind.show` tells of those of a page."""
    asked = as_asked(words)
    return _keys(asked, language, [kind])[kind.key] if asked else []


def as_asked(words: str) -> str:
    return " ".join(words.split())[:LONGEST]


def _keys(asked: str, language: str, among: Iterable[Kind] = ()) -> dict[str, Sequence[Hashable]]:
    among = list(among) or kinds()
    in_index = matching(asked, language) if any(one.texts for one in among) else {}
    return {one.key: one.find(asked, language) if one.find else in_index.get(one.key, []) for one in among}


def _shown(
    language: str, keys: Mapping[str, Sequence[Hashable]], close: Sequence[tuple[str, str]]
) -> dict[tuple[str, Hashable], Hit]:
    """Each kind is asked once."""
    result: dict[tuple[str, Hashable], Hit] = {}
    for one in kinds():
        wanted = [*keys[one.key][:AT_A_GLANCE], *(key for kind, key in close if kind == one.key)]
        if wanted:
            result |= {(one.key, key): hit for key, hit in one.show(wanted, language).items()}
    return result
