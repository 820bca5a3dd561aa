"""Changes of the head that the sheets of other languages follow: a text keeps its translations where it goes."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.frame.tools.designer.editing import editing
from hanse.frame.tools.designer.editing.parts import part_at, text_ids
from hanse.frame.tools.designer.editing.sheets import rename_ids, set_words, words_in
from hanse.frame.tools.designer.editing.values import at, found
from hanse.kernel.yaml.document import Steps, parse_yaml

type Files = Mapping[str, str]
type Where = Callable[[Steps], Steps | None]
"""Where what stood at a way stands now; None: it is gone."""


def plain(files: Files) -> Plain:
    """The head as plain values. Raises DocumentError."""
    return parse_yaml(files.get(HEAD, ""), HEAD).value


def languages_in(files: Files) -> list[str]:
    """The further languages of a draft."""
    sheets = [name.removeprefix(f"{TEXTS}/") for name in files if name.startswith(f"{TEXTS}/")]
    return sorted({name.partition("/")[0].removesuffix(".yaml") for name in sheets})


def sheets_of(files: Files, language: str) -> dict[str, str]:
    return {
        one: text for one, text in files.items() if one.startswith((f"{TEXTS}/{language}.", f"{TEXTS}/{language}/"))
    }


def rewritten(files: Files, head: str, where: Where = lambda steps: steps) -> Files:
    """With another head; the words of each text go where it went."""
    before, after = text_ids(plain(files)), text_ids(parse_yaml(head, HEAD).value)
    there = set(after.values())
    renamed = {}
    for steps, identity in before.items():
        to = where(steps)
        new = "" if to is None else after.get(to, "")
        if new != identity and (new or identity not in there):
            renamed[identity] = new
    out = {**files, HEAD: head}
    for language in languages_in(files) if renamed else ():
        out |= rename_ids(sheets_of(files, language), renamed)
    return out


def remove(files: Files, steps: Steps) -> Files:
    return rewritten(files, editing.remove_part(files[HEAD], steps), _moved(steps[:-1], steps[-1], None))


def move(files: Files, steps: Steps, by: int) -> Files:
    number = steps[-1]
    assert isinstance(number, int)
    return rewritten(files, editing.move_part(files[HEAD], steps, by), _moved(steps[:-1], number, number + by))


def add(files: Files, steps: Steps, position: int, value: Plain, order: Iterable[str] = ()) -> Files:
    """An entry of a list."""
    head = editing.add_part(files[HEAD], steps, position, value, tuple(order))
    return rewritten(files, head, _shifted(steps, position))


def duplicate(files: Files, steps: Steps) -> Files:
    """The same once more after it, under another key, with its translations."""
    head, number = plain(files), steps[-1]
    assert isinstance(number, int)
    value = deepcopy(at(head, steps))
    if isinstance(value, dict) and isinstance(value.get("key"), str):
        value["key"] = free_key(head, value["key"])
    made = add(files, steps[:-1], number + 1, value)
    before, after = text_ids(head), text_ids(plain(made))
    copy = (*steps[:-1], number + 1)
    pairs = {after[way]: before[(*steps, *way[len(copy) :])] for way in after if way[: len(copy)] == copy
             and (*steps, *way[len(copy) :]) in before}  # fmt: skip
    for language in languages_in(files):
        words = words_in(sheets_of(files, language))
        made = with_words(made, {language: {new: words[old] for new, old in pairs.items() if old in words}})
    return made


def written(
    files: Files,
    steps: Steps,
    value: Plain,
    rows: Mapping[str, list[int]],
    words: Mapping[Steps, Mapping[str, str]],
) -> Files:
    """The part at `steps` with another value.

    `rows` say of its lists from which place each entry came. `words` are by the ways of texts as they are then: of
    each its words by languages.
    """
    head = plain(files)
    part = part_at(head, steps)
    order = tuple(getattr(part.form, "forms", ()))
    if not steps or part.value is not None:
        text = editing.set_value(files[HEAD], steps, value, order)
    else:
        around = part_at(head, steps[:-1])
        text = editing.set_value(files[HEAD], steps, value, tuple(getattr(around.form, "forms", ())))
    made = rewritten(files, text, _rows_moved(steps, rows))
    ids = text_ids(plain(made))
    by_language: dict[str, dict[str, str]] = {}
    for way, said in words.items():
        for language, one in said.items():
            if way in ids:
                by_language.setdefault(language, {})[ids[way]] = one
    return with_words(made, by_language)


def _rows_moved(around: Steps, rows: Mapping[str, list[int]]) -> Where:
    """Each entry of a list goes to the row that came from it."""

    def where(steps: Steps) -> Steps | None:
        depth = len(around)
        if len(steps) < depth + 2 or steps[:depth] != around:
            return steps
        name, row = steps[depth], steps[depth + 1]
        if name not in rows or not isinstance(row, int):
            return steps
        there = rows[str(name)]
        return (*around, name, there.index(row), *steps[depth + 2 :]) if row in there else None

    return where


def with_words(files: Files, words: Mapping[str, Mapping[str, str]]) -> Files:
    """With these words: language → id → words; empty ones go."""
    out = dict(files)
    for language, given in words.items():
        sheets = sheets_of(out, language)
        for identity, one in given.items():
            if words_in(sheets).get(identity, "") == one:
                continue
            sheets = dict(set_words(sheets, language, identity, one))
        out |= sheets
    return out


def free_key(head: Plain, key: str) -> str:
    """A key like this one that nothing in the draft has."""
    taken = {str(one.get("key")) for one in _blocks(head)}
    number = 2
    while f"{key}_{number}" in taken:
        number += 1
    return f"{key}_{number}"


def _blocks(value: Plain) -> Iterable[Mapping[str, Plain]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _blocks(one)


def _moved(around: Steps, step: str | int, to: int | None) -> Where:
    """One entry goes to another place, or away; those between make room."""

    def where(steps: Steps) -> Steps | None:
        depth = len(around)
        if steps[:depth] != around or len(steps) <= depth:
            return steps
        here = steps[depth]
        if here == step:
            return None if to is None else (*around, to, *steps[depth + 1 :])
        if not isinstance(here, int) or not isinstance(step, int):
            return steps
        if here > step and (to is None or here <= to):
            here -= 1
        elif to is not None and to <= here < step:
            here += 1
        return (*around, here, *steps[depth + 1 :])

    return where


def _shifted(around: Steps, position: int) -> Where:
    """Room is made at a place."""

    def where(steps: Steps) -> Steps | None:
        depth = len(around)
        here = steps[depth] if len(steps) > depth and steps[:depth] == around else None
        if isinstance(here, int) and here >= position:
            return (*around, here + 1, *steps[depth + 1 :])
        return steps

    return where


def entries_at(files: Files, steps: Steps) -> int:
    """How many entries a list has."""
    there = found(plain(files), steps)
    return len(there) if isinstance(there, list) else 0
