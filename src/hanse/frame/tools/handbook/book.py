"""The handbook of a service: one page for those who apply and those who work on cases, and the picture beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from hanse.frame.spec.export.picture import Picture, state_picture
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.handbook import words as w
from hanse.frame.tools.handbook.applicants import for_applicants
from hanse.frame.tools.handbook.markdown import cell_code, one_line, plain, table
from hanse.frame.tools.handbook.officers import for_officers
from hanse.questions.spec.reading import Reader

CONDITION = 3
"""The column of the picture's table in which a rule stands."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """`page` is Markdown that names the picture's file."""

    page: str
    svg: str


def handbook(procedure: Procedure, reader: Reader, picture_name: str) -> Handbook:
    """In the reader's language."""
    picture = state_picture(procedure, reader)
    return Handbook("\n\n".join(_blocks(procedure, reader, picture, picture_name)) + "\n", picture.svg)


def _blocks(procedure: Procedure, reader: Reader, picture: Picture, picture_name: str) -> Iterator[str]:
    say = reader.interface
    yield f"# {one_line(reader(procedure.title))}"
    yield plain(reader(procedure.summary))
    yield say(w.VERSION).format(version=procedure.version)
    yield from for_applicants(procedure, reader)
    yield f"## {say(w.WAY)}"
    yield f"![{one_line(picture.title)}]({picture_name})"
    yield table(picture.columns, (_row(row) for row in picture.rows))
    yield from for_officers(procedure, reader)


def _row(row: tuple[str, ...]) -> list[str]:
    return [
        cell_code(cell) if number == CONDITION and cell.strip() else one_line(cell) for number, cell in enumerate(row)
    ]
