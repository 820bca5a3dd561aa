"""Changes that leave a text of FEEL or a file of DMN nearly what it was, so that a fuzz run gets past the first line."""

import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

_PIECES = re.compile(r'"[^"]*"|[\w ]*\w|\s+|\.\.|\*\*|[<>=!]=|.', re.DOTALL)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
type Mutate = Callable[[bytes, random.Random], bytes]


def texts_mutated(seeds: Sequence[bytes]) -> Mutate:
    """Return what drops, doubles, swaps and replaces pieces of a text, with pieces of the seeds."""
    pool = sorted({piece for seed in seeds for piece in _PIECES.findall(seed.decode("utf-8", "replace"))})

    def mutate(data: bytes, rng: random.Random) -> bytes:
        pieces = _PIECES.findall(data.decode("utf-8", "replace")) or [""]
        for _ in range(rng.randint(1, 3)):
            place = rng.randrange(len(pieces) + 1)
            width = rng.choice((0, 1, 1, 3))
            other = rng.randrange(len(pieces) + 1)
            part = rng.choice(([], [rng.choice(pool)], pieces[other : other + rng.randint(1, 9)]))
            pieces[place : place + width] = part
        return "".join(pieces).encode()

    return mutate


def files_mutated(seeds: Sequence[bytes], text: Mutate) -> Mutate:
    """Return what drops, doubles and moves elements of a file, and changes their attributes and texts."""
    words = sorted(
        {value for seed in seeds for one in etree.fromstring(seed, _PARSER).iter() for value in one.attrib.values()}
    )

    def mutate(data: bytes, rng: random.Random) -> bytes:
        try:
            root = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError:
            root = etree.fromstring(rng.choice(seeds), _PARSER)
        for _ in range(rng.randint(1, 3)):
            elements = [one for one in root.iter() if isinstance(one.tag, str)]
            _changed(rng.choice(elements), rng.choice(elements), rng, words, text)
        return etree.tostring(root)

    return mutate


def _changed(
    one: etree._Element, other: etree._Element, rng: random.Random, words: Sequence[str], text: Mutate
) -> None:
    parent = one.getparent()
    what = rng.randrange(5)
    if what == 0 and parent is not None:
        parent.remove(one)
    elif what == 1:
        other.insert(rng.randint(0, len(other)), deepcopy(one))
    elif what == 2 and one.attrib:
        one.set(rng.choice(list(one.attrib)), rng.choice(words))
    elif what == 3 and one.attrib:
        del one.attrib[rng.choice(list(one.attrib))]
    elif one.text and one.text.strip():
        with_text = text(one.text.encode(), rng).decode("utf-8", "replace")
        one.text = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", with_text)
