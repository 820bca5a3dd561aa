"""Files that were uploaded: they are stored first, and an answer refers to them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, cast

from babel.numbers import format_decimal

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import FileRef, JsonValue, Value
from hanse.questions.spec.cells import Cell, CellValue
from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.kinds.choosing import shortened
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NO_FILE = Text("questions.problem.no_file", "Choose a file.")
UPLOAD_IT = Text("questions.problem.upload_it", "A file is uploaded on the page of its question.")
TOO_MANY = Text("questions.problem.too_many_files", "These are {count} files; {most} at most are taken. Remove some.")
OTHER_KIND = Text("questions.problem.file_kind", "“{name}” is of another kind. Taken are: {kinds}.")
TOO_LARGE = Text("questions.problem.file_size", "“{name}” has {size}; {largest} at most are taken.")
UNITS = (
    (Text("questions.file.megabytes", "{number} MB"), 1_000_000),
    (Text("questions.file.kilobytes", "{number} kB"), 1_000),
    (Text("questions.file.bytes", "{number} B"), 1),
)
"""How large a file is in words, the largest unit first, and how many bytes one of it is."""

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "text": "text/plain",
    "xlsx": _OPEN_XML + "spreadsheetml.sheet",
    "docx": _OPEN_XML + "wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
MOST = 50


class Files(Kind):
    """The value is a tuple of `FileRef`. Nothing from outside is one: only who stored a file can refer to it."""

    key = "file"
    at_once = False
    tabular = False
    nothing: ClassVar = NO_FILE

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        rule = question.files
        unknown = [kind for kind in rule.kinds if kind not in MEDIA_TYPES]
        if unknown or not rule.kinds:
            yield "files.kinds", f"must be some of {', '.join(MEDIA_TYPES)}"
        if not 1 <= rule.most <= MOST:
            yield "files.most", f"must be 1 to {MOST}, is {rule.most}"
        if rule.largest < 1:
            yield "files.largest", f"must be 1 byte or more, is {rule.largest}"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        files = [one for one in raw if isinstance(one, FileRef)] if isinstance(raw, list | tuple) else []
        if not files or len(files) < len(cast("Sequence[object]", raw)):
            raise refuse(UPLOAD_IT)
        rule = question.files
        files = list({one.id: one for one in files}.values())
        if len(files) > rule.most:
            raise refuse(TOO_MANY, count=len(files), most=rule.most)
        taken = {MEDIA_TYPES[kind] for kind in rule.kinds}
        for one in files:
            if one.media_type not in taken:
                raise refuse(OTHER_KIND, name=shortened(one.name), kinds=", ".join(map(str.upper, rule.kinds)))
            if one.size > rule.largest:
                sizes = {"size": size_in(one.size, reader), "largest": size_in(rule.largest, reader)}
                raise refuse(TOO_LARGE, name=shortened(one.name), **sizes)
        return tuple(files)

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        return "\n".join(f"{one.name} ({size_in(one.size, reader)})" for one in files_in(value))

    def to_json(self, question: Question, value: Value) -> JsonValue:
        del question
        return [
            {"id": one.id, "name": one.name, "media_type": one.media_type, "size": one.size} for one in files_in(value)
        ]

    def from_json(self, question: Question, stored: JsonValue) -> Value:
        del question
        return tuple(
            FileRef(str(one["id"]), str(one["name"]), str(one["media_type"]), cast("int", one["size"]))
            for one in cast("list[dict[str, JsonValue]]", stored)
        )

    def to_scope(self, question: Question, value: Value) -> object:
        """A list of contexts, without the ids."""
        del question
        return [{"name": one.name, "media_type": one.media_type, "size": one.size} for one in files_in(value)]

    def to_cells(self, question: Question, value: Value | None, reader: Reader) -> tuple[Cell, ...]:
        return (Cell(value=None if value is None else self.format(question, value, reader)),)

    def from_cells(self, question: Question, cells: Mapping[str, CellValue], reader: Reader) -> object:
        del question, cells, reader
        return None


def files_in(value: object) -> Iterator[FileRef]:
    """Every file that an answer refers to, in a group's entries as well."""
    if isinstance(value, FileRef):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from files_in(one)
    elif isinstance(value, Mapping):
        yield from files_in(list(value.values()))


def size_in(size: int, reader: Reader) -> str:
    """Bytes as kB or MB, one digit after the mark."""
    words, factor = next((one for one in UNITS if size >= one[1]), UNITS[-1])
    number = format_decimal(round(Decimal(size) / factor, 1), locale=locale_of(reader.language))
    return reader.interface(words).format(number=number)
