"""The parts of a draft as a list that people read: each with its name, what it is in a few words, and its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.forms.lists import Many
from hanse.frame.tools.designer.editing.parts import words_of
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.labels import LISTS, label, word
from hanse.frame.tools.designer.ways import way_of
from hanse.kernel.yaml.document import Steps

ALWAYS = ("sections", "offices", "states", "transitions", "documents", "scenarios")
"""Lists that the outline shows though they are empty."""
INSIDE = ("questions", "of", "opinions", "messages", "results")
"""Lists of parts within parts."""
DETAILS = ("kind", "office", "by", "target", "to", "relevant", "when")
"""What is said of a part beside its name, where it has it."""
NAMED = ("title", "text", "subject", "key", "office", "question")


@dataclass(frozen=True, slots=True)
class Line:
    """A part. `anchor` names it in the page; what cannot be moved further has no way up or down."""

    title: str
    key: str
    detail: str
    anchor: str
    href: str
    change: str
    up: bool
    down: bool
    lists: tuple["Listed", ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of parts, with what adds one."""

    title: str
    name: str
    adds: str
    change: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    """A part of which there is one, or none yet."""

    title: str
    href: str
    there: bool


@dataclass(frozen=True, slots=True)
class Outline:
    general: str
    lists: tuple[Listed, ...]
    unused: tuple[Listed, ...]
    blocks: tuple[Single, ...] = field(default_factory=tuple)


def outline(draft: Draft, head: Plain) -> Outline:
    """Raises nothing, however unsound the draft is."""
    block = head if isinstance(head, Mapping) else {}
    form = procedure_form()
    names = [name for name, one in form.forms.items() if name in LISTS and isinstance(one, Many)]
    lists = [listed(draft, form.forms[name], block.get(name), (name,), name) for name in names]
    return Outline(
        general=page_of(draft, ()),
        lists=tuple(one for one in lists if one.lines or one.name in ALWAYS),
        unused=tuple(one for one in lists if not one.lines and one.name not in ALWAYS),
        blocks=tuple(
            Single(label(name), page_of(draft, (name,)), name in block)
            for name, one in form.forms.items()
            if isinstance(one, Block)
        ),
    )


def listed(draft: Draft, form: Form, value: Plain, steps: Steps, name: str) -> Listed:
    assert isinstance(form, Many)
    entries = value if isinstance(value, list) else []
    title, adds = LISTS[name]
    return Listed(
        title=str(title),
        name=name,
        adds=str(adds),
        change=change_of(draft, steps),
        lines=tuple(
            _line(draft, form.entry, one, (*steps, number), len(entries)) for number, one in enumerate(entries)
        ),
    )


def _line(draft: Draft, form: Form, value: Plain, steps: Steps, among: int) -> Line:
    number = int(steps[-1])
    block = value if isinstance(value, Mapping) else {}
    return Line(
        title=title_of(block, number),
        key=str(block.get("key", "")),
        detail=" · ".join(_details(block)),
        anchor=f"part-{way_of(steps).replace('/', '-')}",
        href=page_of(draft, steps),
        change=change_of(draft, steps),
        up=number > 0,
        down=number + 1 < among,
        lists=tuple(_inside(draft, form, block, steps)),
    )


def _inside(draft: Draft, form: Form, block: Mapping[str, Plain], steps: Steps) -> Iterator[Listed]:
    """Lists within a part; `questions` of a section always, others where there are any."""
    forms = form.forms if isinstance(form, Block) else {}
    for name in INSIDE:
        if name in forms and isinstance(forms[name], Many) and (name in block or is_section(steps)):
            yield listed(draft, forms[name], block.get(name), (*steps, name), name)


def is_section(steps: Steps) -> bool:
    return len(steps) == 2 and steps[0] == "sections"


def title_of(block: Plain, number: int) -> str:
    """What a part is called: its own words, else its key, else its number."""
    if isinstance(block, Mapping):
        for name in NAMED:
            words = words_of(block.get(name))
            if words:
                return words
        words = ", ".join(f"{word}: {one}" for word, one in block.items() if isinstance(one, str | int))
        if words:
            return words
    return str(number + 1)


def _details(block: Mapping[str, Plain]) -> Iterator[str]:
    for name in DETAILS:
        if isinstance(block.get(name), str) and block[name]:
            yield f"{label(name)}: {word(block[name]) if name == 'kind' else block[name]}"
    sources = block.get("sources")
    if isinstance(sources, list):
        yield f"{label('sources')}: {', '.join(map(str, sources))}"


def page_of(draft: Draft, steps: Steps) -> str:
    return reverse("designer:part", args=[draft.id, way_of(steps)])


def change_of(draft: Draft, steps: Steps) -> str:
    return reverse("designer:change", args=[draft.id, way_of(steps)])
