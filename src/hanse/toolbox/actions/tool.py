"""The secretariat keeps the catalogue: tools with their texts, and their documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.kernel import audit, files
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.finding.index import renew
from hanse.toolbox.errors import ToolExists
from hanse.toolbox.models import Tool, ToolDocument
from hanse.toolbox.queries.finding import KIND
from hanse.toolbox.queries.tools import OPEN_TO

KINDS = (files.PDF, files.DOCX, files.XLSX, files.ODT)


@dataclass(frozen=True, slots=True)
class Description:
    """What the catalogue says of a tool, as `Tool` keeps it."""

    key: str
    language: str
    texts: Mapping[str, Mapping[str, str]]
    open_to: str
    languages: Sequence[str] = field(default_factory=tuple)
    start: str = ""
    place: int = 100
    shown: bool = True


@transaction.atomic
def add_tool(said: Description, *, by: Actor) -> Tool:
    """Enter a tool. Raises ToolExists and Invalid."""
    if Tool.objects.filter(key=said.key).exists():
        raise ToolExists(_("There is a tool at this address already. Choose another word."), field="key")
    tool = _take(Tool(key=said.key), said)
    audit.record("toolbox.add_tool", by=by, on=tool)
    return tool


@transaction.atomic
def change_tool(tool: Tool, said: Description, *, by: Actor) -> Tool:
    """Say something else of it; its address stays. Raises Invalid."""
    row = _take(Tool.objects.select_for_update().get(id=tool.id), said)
    audit.record("toolbox.change_tool", by=by, on=row)
    return row


def _take(row: Tool, said: Description) -> Tool:
    if said.open_to not in OPEN_TO:
        raise Invalid(_("Choose who may use it."), field="open_to")
    if said.language not in said.texts:
        raise Invalid(_("Write the texts in the main language."), field="language")
    row.language, row.texts = said.language, {key: dict(one) for key, one in said.texts.items()}
    row.open_to, row.languages, row.start = said.open_to, list(said.languages), said.start
    row.place, row.shown = said.place, said.shown
    row.save()
    renew(KIND)
    return row


@transaction.atomic
def add_document(tool: Tool, *, title: str, upload: files.Upload, by: Actor) -> ToolDocument:
    """Lay a file beside a tool. Raises Invalid for one that is not taken."""
    stored = files.store(upload, by=by, kinds=KINDS)
    made = ToolDocument.objects.create(tool=tool, title=title, file=stored)
    audit.record("toolbox.add_document", by=by, on=made)
    return made


@transaction.atomic
def remove_document(document: ToolDocument, *, by: Actor) -> None:
    """Take it away, with its bytes."""
    audit.record("toolbox.remove_document", by=by, on=document)
    stored = document.file
    document.delete()
    files.remove([stored])
