"""How many parts a text for a telephone has: each is paid for. Pure.

The alphabet of GSM 03.38 (3GPP TS 23.038) takes 7 bits a character, some of it two characters; with any other character
the whole text takes 16 bits (UCS-2). What does not fit into one part loses room to the header of each.
"""

from dataclasses import dataclass

_ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")
GSM_7, UCS_2 = "GSM-7", "UCS-2"
_ROOM = {GSM_7: (160, 153), UCS_2: (70, 67)}
"""Characters of a text of one part, and of each part of a longer one."""


_FINER = ("’‘", "'"), ("“”«»", '"'), ("–—", "-"), ("…", "..."), ("\u00a0\u202f", " ")
_PLAIN = str.maketrans({one: plain for marks, plain in _FINER for one in marks})


def for_telephones(text: str) -> str:
    """The text without the finer marks of print, of which one alone would make it twice as long."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Segments:
    """`room` is how long the text may be in as many parts."""

    encoding: str
    length: int
    number: int
    room: int


def segments(text: str) -> Segments:
    """How a text is sent. A part never ends between the halves of a character."""
    encoding = GSM_7 if set(text) <= _ALPHABET | _TWICE else UCS_2
    widths = [_width(character, encoding) for character in text]
    alone, each = _ROOM[encoding]
    if sum(widths) <= alone:
        return Segments(encoding, sum(widths), 1, alone)
    number, left = 1, each
    for width in widths:
        if width > left:
            number, left = number + 1, each
        left -= width
    return Segments(encoding, sum(widths), number, number * each)


def _width(character: str, encoding: str) -> int:
    if encoding == GSM_7:
        return 2 if character in _TWICE else 1
    return 2 if ord(character) > 0xFFFF else 1
