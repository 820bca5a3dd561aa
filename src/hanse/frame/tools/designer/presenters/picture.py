"""The way of a case as a picture and a table; of an unsound draft, what can be drawn of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.export.picture import state_picture
from hanse.frame.tools.designer.looking.looked import Looked
from hanse.frame.tools.designer.looking.sketch import sketch
from hanse.questions.public import reader_in
from hanse.ui.values import Column, Row


@dataclass(frozen=True, slots=True)
class PicturePage:
    """`sketched`: it is of an unsound draft; `missing` are the keys that it names and that are not there."""

    svg: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    sketched: bool
    missing: tuple[str, ...] = ()


def picture_page(looked: Looked, language: str) -> PicturePage | None:
    """None where there is nothing to draw yet."""
    if looked.procedure is not None:
        return _page(looked.procedure, language, sketched=False)
    found = sketch(looked.document)
    return _page(found.declaration, language, sketched=True, missing=found.missing) if found else None


def _page(declared: Declaration, language: str, *, sketched: bool, missing: tuple[str, ...] = ()) -> PicturePage:
    made = state_picture(declared, reader_in(language, declared.translations))
    columns, rows = [Column(one) for one in made.columns], [Row(one) for one in made.rows]
    return PicturePage(made.svg, made.title, columns, rows, sketched, missing)
