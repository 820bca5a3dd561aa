"""Where a part is named by its key: in references, conditions, tables, braces of letters, answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.cases import CASE_NAMES
from hanse.frame.spec.checking.texts import BRACES
from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing import feel_names
from hanse.frame.tools.designer.editing.lines import TABLE, Line, lines_in
from hanse.frame.tools.designer.editing.parts import words_of
from hanse.frame.tools.designer.editing.references import QUESTIONS, REFERS, TRANSITIONS, keys_of
from hanse.kernel.yaml.document import Steps

LOOKUPS = "lookups"
_NAMES = (QUESTIONS, LOOKUPS)
NAMED = {**REFERS, ("Lookup", "matches"): (QUESTIONS,)}
"""Lines that hold a key."""
FEEL: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Question", "relevant"): _NAMES,
    ("Question", "earliest"): _NAMES,
    ("Question", "latest"): _NAMES,
    ("Check", "when"): _NAMES,
    ("Message", "when"): _NAMES,
    ("Transition", "when"): _NAMES,
    ("Opinion", "when"): _NAMES,
}
"""Lines that hold an expression."""
ANSWERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Scenario", "answers"): (QUESTIONS,),
    ("Scenario", "results"): (QUESTIONS,),
    ("Scenario", "records"): (LOOKUPS,),
    ("Take", "answers"): (QUESTIONS,),
    ("Say", "answers"): (QUESTIONS,),
}
"""Blocks of answers, whose names are keys."""
COUNTED: Mapping[tuple[str, str], tuple[str, ...]] = {("Term", "extended_by"): (TRANSITIONS,)}
"""Lines that are called by a key."""
FILLED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Message", "subject"): (QUESTIONS,),
    ("Message", "body"): (QUESTIONS,),
    ("Message", "short"): (QUESTIONS,),
    ("Document", "title"): (QUESTIONS,),
    ("Document", "paragraphs"): (QUESTIONS,),
}
"""Texts in which keys stand in braces."""
ALSO = ("today", *CASE_NAMES)


@dataclass(frozen=True, slots=True)
class Mention:
    """`to`: what stands there with the new key; None: that cannot be said. `is_name`: of the line's name, not value."""

    steps: Steps
    to: Plain
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Renaming:
    """A key of a list of parts, or of the questions wherever they are asked; `steps` are the part's."""

    what: str
    steps: Steps
    old: str
    new: str

    @property
    def word(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w]){re.escape(self.old)}(?![\w])")

    def filled(self, words: str) -> str:
        """With the new key in braces."""
        return BRACES.sub(lambda found: f"{{{self.new}}}" if found[1] == self.old else found[0], words)


def mentions(head: Plain, key: Renaming) -> Iterator[Mention]:
    """All that name it, but for the part itself."""
    names = {*keys_of(head, QUESTIONS), *keys_of(head, LOOKUPS), *ALSO}
    for line in lines_in(head):
        if line.field == TABLE:
            yield from _in_table(line, key, names)
        elif line.is_one_of(FEEL, key.what):
            yield from _in_feel(line.steps, line.value, key, names)
        elif is_filled(line, key.what):
            yield from _in_braces(line, key)
        else:
            yield from _as_key(line, key)


def _as_key(line: Line, key: Renaming) -> Iterator[Mention]:
    """The value of a line, or its name."""
    if line.is_one_of(NAMED, key.what) and line.value == key.old:
        yield Mention(line.steps, key.new)
    if line.is_one_of(ANSWERS, key.what) and isinstance(line.value, Mapping) and key.old in line.value:
        yield Mention((*line.steps, key.old), key.new, is_name=True)
    if line.is_one_of(COUNTED, key.what) and line.steps[-1] == key.old:
        yield Mention(line.steps, key.new, is_name=True)


def is_filled(line: Line, what: str) -> bool:
    return line.is_one_of(FILLED, what)


def _in_feel(
    steps: Steps, value: Plain, key: Renaming, names: Iterable[str], *, tests: bool = False
) -> Iterator[Mention]:
    if not isinstance(value, str) or not key.word.search(value):
        return
    to = feel_names.renamed(value, key.old, key.new, names=names, tests=tests)
    if to != value:
        yield Mention(steps, to)


def _in_braces(line: Line, key: Renaming) -> Iterator[Mention]:
    words = words_of(line.value)
    if key.filled(words) != words:
        yield Mention((*line.steps, "text") if isinstance(line.value, Mapping) else line.steps, key.filled(words))


def _in_table(line: Line, key: Renaming, names: Iterable[str]) -> Iterator[Mention]:
    """Its givens, its columns, its cells; and its results, where it is one of them that has another key."""
    table, at = line.value, line.steps
    if key.what not in _NAMES:
        return
    if isinstance(table.get("givens"), Mapping) and key.old in table["givens"]:
        yield Mention((*at, "givens", key.old), key.new, is_name=True)
    inputs, outputs = _list(table, "inputs"), _list(table, "outputs")
    for number, one in enumerate(inputs):
        steps = (*at, "inputs", number, *(("reads",) if isinstance(one, Mapping) else ()))
        yield from _in_feel(steps, one.get("reads") if isinstance(one, Mapping) else one, key, names)
    for number, one in enumerate(outputs if key.steps[:2] == at else ()):
        if (one.get("name") if isinstance(one, Mapping) else one) == key.old:
            yield Mention((*at, "outputs", number, *(("name",) if isinstance(one, Mapping) else ())), key.new)
    tested = len(inputs) if "inputs" in table else len(table.get("givens") or ())
    for number, row in enumerate(_list(table, "rules")):
        for column, cell in enumerate(row[: tested + len(outputs)] if isinstance(row, list) else ()):
            yield from _in_feel((*at, "rules", number, column), cell, key, names, tests=column < tested)


def _list(table: Mapping[str, Plain], name: str) -> list[Plain]:
    found = table.get(name)
    return found if isinstance(found, list) else []
