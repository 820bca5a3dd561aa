"""Words in an attribute: those of a declaration may be marked as untranslated, which only a page's text can show."""

import re
from pathlib import Path

import hanse

WORDED = re.compile(r'\b(?:aria-label|alt|title|placeholder)="\{\{(?P<value>[^}]*)\}\}"')
PLAIN = re.compile(r"^\s*_\(|\| *(?:striptags|moment|date|number)\b")


def test_words_in_attributes_are_stripped_of_their_marks() -> None:
    root = Path(hanse.__file__).parent
    found = [
        f"{path.relative_to(root)}: {one[0]}"
        for path in root.rglob("jinja2/**/*.html")
        for one in WORDED.finditer(path.read_text())
        if not PLAIN.search(one["value"])
    ]

    assert not found, "add `| striptags`:\n" + "\n".join(found)
