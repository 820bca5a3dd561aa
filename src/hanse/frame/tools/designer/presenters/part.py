"""The page of one part: what it is called, the way to it, the parts inside it, and those before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.frame.spec.file.forms.base import Form
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.lists import Many
from hanse.frame.spec.file.forms.moves import Moves
from hanse.frame.tools.designer.editing.parts import Part
from hanse.frame.tools.designer.editing.values import found
from hanse.frame.tools.designer.files import head_of
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.labels import LISTS, hint, label
from hanse.frame.tools.designer.presenters.outline import Listed, Single, change_of, listed, page_of, title_of
from hanse.frame.tools.designer.ways import way_of
from hanse.kernel.yaml.document import Steps
from hanse.ui.shell import Link


@dataclass(frozen=True, slots=True)
class PartPage:
    """`way` is the part's in addresses and in the file; `anchor` names it in the outline."""

    title: str
    kind: str
    hint: str
    way: str
    anchor: str
    above: tuple[Link, ...]
    before: Link | None
    after: Link | None
    lists: tuple[Listed, ...]
    blocks: tuple[Single, ...]
    there: bool
    change: str


def part_page(draft: Draft, part: Part) -> PartPage:
    head = head_of(draft.files)
    before, after = _neighbours(draft, head, part.steps)
    return PartPage(
        title=_title(head, part.steps),
        kind=_kind(part.steps),
        hint=hint(part.kind, part.field) if part.field and isinstance(part.steps[-1], str) else "",
        way=way_of(part.steps),
        anchor=f"part-{way_of(part.steps).replace('/', '-')}",
        above=tuple(_above(draft, head, part.steps)),
        before=before,
        after=after,
        lists=tuple(_lists(draft, part)) if part.steps else (),
        blocks=tuple(_blocks(draft, part)) if part.steps else (),
        there=part.value is not None,
        change=change_of(draft, part.steps),
    )


def _title(head: object, steps: Steps) -> str:
    if not steps:
        return _("The service itself")
    if isinstance(steps[-1], str):
        return label(steps[-1])
    return title_of(found(head, steps), steps[-1])


def _kind(steps: Steps) -> str:
    """The list in which the part stands."""
    return label(str(steps[-2])) if len(steps) > 1 and isinstance(steps[-1], int) else ""


def _above(draft: Draft, head: object, steps: Steps) -> Iterator[Link]:
    """The parts around it, from the outermost; lists themselves have no pages."""
    for depth in range(1, len(steps)):
        around = steps[:depth]
        if not (isinstance(around[-1], str) and isinstance(steps[depth], int)):
            yield Link(_title(head, around), page_of(draft, around))


def _neighbours(draft: Draft, head: object, steps: Steps) -> tuple[Link | None, Link | None]:
    if not steps or not isinstance(steps[-1], int):
        return None, None
    around, number = steps[:-1], steps[-1]
    entries = found(head, around)
    among = len(entries) if isinstance(entries, list) else 0
    ways = [(*around, one) for one in (number - 1, number + 1) if 0 <= one < among]
    links = {way[-1]: Link(_title(head, way), page_of(draft, way)) for way in ways}
    return links.get(number - 1), links.get(number + 1)


def _lists(draft: Draft, part: Part) -> Iterator[Listed]:
    """Lists of parts inside; those that the kind of a question has no use for are left out."""
    block = part.value if isinstance(part.value, Mapping) else {}
    for name, form in _forms(part).items():
        if isinstance(form, Many) and name in LISTS and isinstance(form.entry, Block | Moves):
            if name == "of" and block.get("kind") != "group" and name not in block:
                continue
            yield listed(draft, form, block.get(name), (*part.steps, name), name)


def _blocks(draft: Draft, part: Part) -> Iterator[Single]:
    block = part.value if isinstance(part.value, Mapping) else {}
    for name, form in _forms(part).items():
        if isinstance(form, Block) and (name != "files" or block.get("kind") == "file" or name in block):
            yield Single(label(name), page_of(draft, (*part.steps, name)), name in block)


def _forms(part: Part) -> Mapping[str, Form]:
    return part.form.forms if isinstance(part.form, Block) else {}
