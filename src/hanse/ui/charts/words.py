"""How wide words are, roughly, and how they break: SVG neither measures nor wraps text."""

import unicodedata
from functools import lru_cache

NARROW = set("iljtfrI.,:;'|!()[] ")
WIDE = set("mwMW@%")


def width(text: str, size: float) -> float:
    """The width of `text` in px at a font size of `size` px, within some 10 % for common sans-serif fonts."""
    return _ems(text) * size


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_share, text))


@lru_cache(maxsize=4096)
def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    if character in NARROW:
        return 0.32
    if character in WIDE:
        return 0.9
    return 0.68 if character.isupper() else 0.57


def wrap(text: str, size: float, room: float, most: int = 3) -> list[str]:
    """`text` in at most `most` lines of `room` px; what does not fit ends in an ellipsis.

    Breaks at spaces; where a script writes none (Chinese), between characters.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if width((line + piece).rstrip(), size) <= room or not line:
            line += piece
        else:
            lines.append(line.rstrip())
            line = piece.lstrip()
    lines.append(line.rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "…"]
    return [_cut(line, size, room) for line in lines]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        if any(unicodedata.east_asian_width(character) == "W" for character in word) and not _hangul(word):
            pieces.extend([*word[:-1], word[-1] + " "])
        else:
            pieces.append(word + " ")
    return pieces or [""]


def _hangul(word: str) -> bool:
    return any("가" <= character <= "힣" for character in word)


def _cut(line: str, size: float, room: float) -> str:
    if width(line, size) <= room * 1.15:
        return line
    kept = line.rstrip("…")
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"
