"""A workbook from outside, made safe to read: a bomb, a macro or a disguised file is refused before anything opens it.

The reader (calamine) runs no macro and expands no entity, but it would unpack whatever the archive holds and allot
a grid as wide as the furthest cell. So the parts that it needs are unpacked here under limits, measured by a
streaming parser, and packed again without compression: the reader sees only what has been measured.
"""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from hanse.kernel.texts import Text
from hanse.questions.spec.problems import Problem

MEGABYTE = 1_000_000
LARGEST_FILE = 10 * MEGABYTE
LARGEST_CONTENT = 20 * MEGABYTE
MOST_PARTS = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 200_000
MOST_WORDS = 20 * MEGABYTE
"""Characters in all cells together: a shared string counts wherever it is used."""

TOO_LARGE = Text(
    "questions.workbook.too_large", "The file is larger than {limit} MB. Upload the workbook that you got."
)
NOT_XLSX = Text(
    "questions.workbook.not_xlsx", "This is not an Excel workbook (.xlsx). Save it in this format and upload it again."
)
MACROS = Text(
    "questions.workbook.macros",
    "This workbook contains macros, which are not accepted. Save it as .xlsx, without them.",
)
BOMB = Text(
    "questions.workbook.bomb", "This workbook unpacks to far more than its questions need, so it was not opened."
)
DAMAGED = Text("questions.workbook.damaged", "This workbook is damaged and cannot be read. Save it again in Excel.")

_NEEDED = ("[content_types].xml", "_rels/", "xl/workbook.xml", "xl/_rels/", "xl/sharedstrings.xml", "xl/styles.xml")
"""Beginnings of the names of parts that the reader opens, in small letters, in which all names are compared."""

_SHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedstrings.xml"


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    content: bytes


class WorkbookRefusedError(Exception):
    """The file cannot be accepted as a whole; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _refused(text: Text, **values: str) -> WorkbookRefusedError:
    return WorkbookRefusedError(Problem(text, values))


def safe_copy(data: bytes) -> bytes:
    """The same workbook with its needed parts only, measured. Raises WorkbookRefusedError."""
    if len(data) > LARGEST_FILE:
        raise _refused(TOO_LARGE, limit=str(LARGEST_FILE // MEGABYTE))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
        _measure(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _refused(NOT_XLSX if not data.startswith(b"PK") else DAMAGED) from error
    except (expat.ExpatError, ValueError) as error:
        raise _refused(DAMAGED) from error
    return _packed(parts)


def _unpacked(archive: zipfile.ZipFile) -> dict[str, _Part]:
    """The needed parts by name. What a part claims of its size is not believed: reading stops at the limit."""
    members = archive.infolist()
    names = {member.filename.lower() for member in members}
    if any("vbaproject" in name or "macrosheets/" in name for name in names):
        raise _refused(MACROS)
    if not {"xl/workbook.xml", "[content_types].xml"} <= names:
        raise _refused(NOT_XLSX)
    if len(members) > MOST_PARTS:
        raise _refused(BOMB)
    parts: dict[str, _Part] = {}
    left = LARGEST_CONTENT
    for member in members:
        name = member.filename.lower()
        if not name.startswith((*_NEEDED, _SHEETS)) or member.is_dir():
            continue
        if name in parts:
            raise _refused(DAMAGED)
        with archive.open(member) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _refused(BOMB)
        parts[name] = _Part(member.filename, content)
    if b"macroEnabled" in parts["[content_types].xml"].content:
        raise _refused(MACROS)
    return parts


def _packed(parts: dict[str, _Part]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for part in parts.values():
            archive.writestr(part.name, part.content)
    return target.getvalue()


def _measure(parts: dict[str, _Part]) -> None:
    strings = _Strings()
    if _STRINGS in parts:
        _parse(parts[_STRINGS].content, strings)
    cells = _Cells(strings.lengths)
    for name, part in parts.items():
        if name.startswith(_SHEETS) and name.endswith(".xml"):
            cells.begin_sheet()
            _parse(part.content, cells)


def _parse(content: bytes, handler: Any) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    parser.Parse(content, True)


def _no_doctype(*_declaration: object) -> None:
    raise _refused(DAMAGED)


def _local(name: str) -> str:
    """An element's name without its namespace, as the reader takes it."""
    return name.rpartition(" ")[2]


@dataclass
class _Strings:
    """Lengths of the shared strings."""

    lengths: list[int] = field(default_factory=list)

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            self.lengths.append(0)

    def end(self, name: str) -> None:
        """Nothing is measured when an element closes: a string's length is complete by then."""

    def characters(self, words: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(words)


@dataclass
class _Cells:
    """Counts rows, columns, cells and their words, and stops the parser where there are too many."""

    strings: list[int]
    cells: int = 0
    words: int = 0
    row: int = 0
    column: int = 0
    shared: bool = False
    typed: str = ""

    def begin_sheet(self) -> None:
        self.row = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif _local(name) == "c":
            self.cells += 1
            self.column += 1
            self.shared, self.typed = attributes.get("t") == "s", ""
            if "r" in attributes:
                self.row, self.column = _position(attributes["r"])
            if self.row > MOST_ROWS or self.column > MOST_COLUMNS or self.cells > MOST_CELLS:
                raise _refused(BOMB)

    def characters(self, words: str) -> None:
        self.typed += words if self.shared and len(self.typed) < 10 else ""
        self.words += len(words)

    def end(self, name: str) -> None:
        if _local(name) != "c":
            return
        if self.shared and self.typed.strip().isdecimal() and int(self.typed) < len(self.strings):
            self.words += self.strings[int(self.typed)]
        if self.words > MOST_WORDS:
            raise _refused(BOMB)


def _position(reference: str) -> tuple[int, int]:
    """Row and column, from 1, of a reference such as "AB12". Raises ValueError."""
    letters = reference.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha()):
        raise ValueError(reference)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]), column
