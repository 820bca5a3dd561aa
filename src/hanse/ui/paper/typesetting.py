"""A template filled and set as a PDF that screen readers can read (PDF/UA-1), or as pictures of its pages."""

import json
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import typst

from hanse.ui.paper.fonts import book

UNSHOWN = re.compile(r"the text `\"(?P<text>.*?)\"` could not be displayed", re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
REPLACEMENT = "\ufffd"
CONTROL = re.compile(r"\\(?P<control>[bf]|u00[01][0-9a-f])|\\.|\x7f")
"""In JSON: characters that steer a terminal, and that no font has; other escapes are passed over as a whole."""
MOST_TRIES = 25
A_BLOCK = 256
"""After so many tries all characters of a block go at once: no text can keep a document from being made."""


def typeset(template: Path, data: Mapping[str, Any], *, root: Path | None = None) -> bytes:
    """The template filled with `data`. Texts are data: nothing in them is read as markup.

    A character that none of our fonts has is replaced by the sign for that (U+FFFD), visibly, instead of refusing the
    report. `root` is the folder out of which templates may take others in; without it the template's
    own. Raises typst.TypstError for anything else that keeps a document from being accessible.
    """
    words = CONTROL.sub(_shown, json.dumps(data, ensure_ascii=False))
    for tried in count():
        try:
            return _compiled(template, words, root)
        except typst.TypstError as error:
            unshown = {one if tried < MOST_TRIES else _block(one) for one in _unshown(str(error))}
            if not unshown:
                raise
            words = "".join(REPLACEMENT if unshown & {one, _block(one)} else one for one in words)
    raise AssertionError("count never ends")


def _shown(found: re.Match[str]) -> str:
    return REPLACEMENT if found["control"] or found[0] == "\x7f" else found[0]


def _block(one: str) -> int | str:
    """The block of a character; of what most fonts have, and of the sign that takes the place of others, itself."""
    return one if ord(one) < A_BLOCK or one == REPLACEMENT else ord(one) // A_BLOCK


def _compiled(template: Path, words: str, root: Path | None) -> bytes:
    made: bytes = typst.compile(
        str(template),
        format="pdf",
        root=str(root or template.parent),
        sys_inputs={"data": words},
        pdf_standards=["ua-1"],
        font_paths=book(),
    )
    return made


def pictures(template: Path, data: Mapping[str, Any], *, ppi: float = 80, root: Path | None = None) -> list[bytes]:
    """The pages as PNG, for a person who looks at the layout."""
    made = typst.compile(
        str(template),
        format="png",
        ppi=ppi,
        root=str(root or template.parent),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=book(),
    )
    return [made] if isinstance(made, bytes) else list(made)


def _unshown(message: str) -> set[str]:
    """The characters that an error of typst says no font has."""
    found = UNSHOWN.search(message)
    if found is None:
        return set()
    text = ESCAPED.sub(lambda code: chr(int(code[1], 16)), found["text"])
    return {one for one in text if ord(one) > 0x7F} - {REPLACEMENT}
