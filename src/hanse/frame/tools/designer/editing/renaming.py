"""A part under another key, which all that names it follows where that is sure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.frame.spec.checking.names import KEY
from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.editing import editing, values
from hanse.frame.tools.designer.editing.lines import lines_in
from hanse.frame.tools.designer.editing.mentions import Mention, Renaming, is_filled, mentions
from hanse.frame.tools.designer.editing.parts import text_ids
from hanse.frame.tools.designer.editing.references import QUESTIONS, all_keys
from hanse.frame.tools.designer.editing.rewriting import (
    Files,
    languages_in,
    plain,
    rewritten,
    sheets_of,
    with_words,
)
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.editing.spans import Source, child
from hanse.kernel.yaml.document import Steps, parse_yaml
from hanse.kernel.yaml.problems import DocumentError

LISTS = {
    "questions": QUESTIONS,
    "of": QUESTIONS,
    "results": QUESTIONS,
    **{one: one for one in ("offices", "states", "transitions", "documents", "bookings", "lookups")},
}
"""Lists whose parts are named elsewhere → by what they are named."""


@dataclass(frozen=True, slots=True)
class Followed:
    """`places` were changed with the key; `left` are ways to those that name the old key still."""

    files: Files
    places: int = 0
    left: tuple[Steps, ...] = ()


def follow(before: Plain, files: Files, steps: Steps) -> Followed:
    """After the part at `steps` was written: where it has another key than `before`, its name elsewhere as well."""
    key = _renaming(before, plain(files), steps)
    if key is None:
        return Followed(files)
    head = plain(files)
    found = list(mentions(head, key))
    if not _is_sure(before, key):
        return Followed(files, left=tuple(one.steps for one in found))
    sure = [one for one in found if one.to is not None]
    made = rewritten(files, _rewritten(files[HEAD], sure, key))
    return Followed(
        _sheets(made, key), len(sure), tuple(_there(one.steps, sure, key) for one in found if one.to is None)
    )


def _renaming(before: Plain, after: Plain, steps: Steps) -> Renaming | None:
    what = LISTS.get(str(steps[-2])) if len(steps) > 1 and isinstance(steps[-1], int) else None
    old, new = (values.found(one, (*steps, "key")) for one in (before, after))
    if what is None or old == new or not (isinstance(old, str) and isinstance(new, str)):
        return None
    return Renaming(what, steps, old, new) if old and new else None


def _is_sure(before: Plain, key: Renaming) -> bool:
    """A question of a group is told from others by what it is in; and a key that two parts have had names either."""
    keys = all_keys(before, key.what)
    return key.steps[-2] != "of" and keys.count(key.old) == 1 and key.new not in keys and bool(KEY.fullmatch(key.new))


def _there(steps: Steps, sure: Iterable[Mention], key: Renaming) -> Steps:
    """The way to what was left, through lines that have another name now."""
    for one in sure:
        if one.is_name and steps[: len(one.steps)] == one.steps:
            return (*one.steps[:-1], key.new, *steps[len(one.steps) :])
    return steps


def _rewritten(text: str, found: Iterable[Mention], key: Renaming) -> str:
    """The words in their places: first those that hold the old key also as something else, then all others at once."""
    head = parse_yaml(text, HEAD).value
    others: list[Mention] = []
    for one in found:
        if one.is_name or key.word.sub(key.new, str(values.at(head, one.steps))) == one.to:
            others.append(one)
        else:
            text = editing.set_value(text, one.steps, one.to)
    return _at_once(text, others, key)


def _at_once(text: str, found: Iterable[Mention], key: Renaming) -> str:
    """Where the text then says something else than is wanted, it is set in the other way."""
    document = parse_yaml(text, HEAD)
    wanted, source = document.value, Source(text, document.root)
    marks: list[tuple[int, int]] = []
    for one in found:
        node = source.node(one.steps)
        name = child(source.node(one.steps[:-1]), one.steps[-1])[0]
        node = name if one.is_name and name is not None else node
        marks.append((int(node.start_mark.index), int(node.end_mark.index)))
        wanted = _put(wanted, one)
    made = text
    for start, end in sorted(marks, reverse=True):
        made = made[:start] + key.word.sub(key.new, made[start:end]) + made[end:]
    try:
        if editing.same(parse_yaml(made, HEAD).value, wanted):
            return made
    except DocumentError:
        pass
    return editing.set_value(text, (), wanted)


def _put(value: Plain, one: Mention) -> Plain:
    if not one.is_name:
        return values.put(value, one.steps, one.to)
    around = one.steps[:-1]
    block = values.at(value, around)
    return values.put(value, around, {one.to if name == one.steps[-1] else name: line for name, line in block.items()})


def _sheets(files: Files, key: Renaming) -> Files:
    """Braces in the words of other languages."""
    head = plain(files)
    ids = text_ids(head)
    filled = {ids[line.steps] for line in lines_in(head) if is_filled(line, key.what) and line.steps in ids}
    changed: dict[str, Mapping[str, str]] = {}
    for language in languages_in(files):
        words = words_in(sheets_of(files, language))
        changed[language] = {one: key.filled(words[one]) for one in filled & words.keys()}
    return with_words(files, changed)
