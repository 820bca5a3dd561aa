"""Members whose name is close to what somebody typed, where none has the very words."""

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hanse.kernel.collation import folded
from hanse.members.queries.directory import LONG, Directory, Entry, Sought, found_in

ALIKE = 0.75
"""Of four letters one may be wrong, of eight two; letters that changed places are one."""
MOST = 10


def found_or_near(
    known: Directory, sought: Sought, language: str, names: Mapping[str, str], *, inside: bool
) -> tuple[list[Entry], bool]:
    """As `found_in`, in the order of a language; where that is nobody, whose name is close, which `True` tells."""
    found = found_in(known.in_order(language), sought, names, inside=inside)
    if found or not sought.words:
        return found, False
    close = found_in(near(sought.words, known), replace(sought, words=""), names, inside=inside)[:MOST]
    return close, bool(close)


def near(words: str, known: Directory) -> list[Entry]:
    """The closest first, by a whole name or one of its long words; letters count without accents and case."""
    asked, (spoken, whose) = folded(words), known.spoken()
    if len(asked) < LONG:
        return []
    close = process.extract(asked, spoken, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=None)
    return list({whose[place].party_id: whose[place] for _part, _score, place in close}.values())
