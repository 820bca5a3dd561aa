"""The questionnaire of one city: the workbook as downloaded and filled in, or its answers as a JSON document."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.reading import Reading
from hanse.diagnostic.method.tables.sheet import WORKBOOKS
from hanse.kernel.places import Place, column_number
from hanse.kernel.yaml.problems import Problem
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.document import from_document
from hanse.questions.spec.exchange.received import Delivery, Trouble
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.workbook.layout import FORMATS, HEAD, Column
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.safety import WorkbookRefusedError

CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one file says; `version` and `language` are empty where it does not say."""

    path: Path
    delivery: Delivery
    city: str = ""
    version: str = ""
    language: str = ""

    @property
    def answers(self) -> dict[str, Answer]:
        return {one.key: one.answer for one in self.delivery.received if one.answer is not None}


def is_own(path: Path) -> bool:
    """Whether a file is a questionnaire of ours, filled in for one city, and not a table."""
    try:
        if path.suffix.lower() == ".json":
            document = json.loads(path.read_text(encoding="utf-8-sig"))
            return isinstance(document, dict) and isinstance(document.get("answers"), dict)
        return path.suffix.lower() in WORKBOOKS and _marks(path) is not None
    except (OSError, ValueError, CalamineError):
        return False  # the reader of tables says what is wrong with it


def read_own(framework: Framework, paths: Sequence[Path], *, city: str = "") -> Reading:
    """The answers of one city from each file; a city is called `city`, or as its document says, or as its file.

    Raises TableError with every problem of every file, each with its cell, and for two files of one name.
    """
    asked, problems = questionnaire(framework), _Problems()
    sheets = [sheet for path in paths if (sheet := _read(path, asked, framework, problems)) is not None]
    names = [city or sheet.city or sheet.path.stem for sheet in sheets]
    for place, name in enumerate(names):
        if name in names[:place]:
            problems.add(sheets[place].path, f"is a second file for “{name}”", do="Rename one of the files")
    if problems.found:
        raise TableError(problems.found)
    units = Units(by=("city",), keys=tuple((name,) for name in names), names=tuple(names))
    given = [sheet.answers for sheet in sheets]
    columns = {one.key: [sheet.get(one.key) for sheet in given] for one in framework.questions}
    answers = gathered(framework.questions, units, given)
    return Reading(answers, tuple(_notes(sheets, framework)), columns, sheets[0].language or "en")


@dataclass(slots=True)
class _Problems:
    found: list[Problem] = field(default_factory=list)

    def add(self, path: Path, what: str, *, do: str = "") -> None:
        self.found.append(Problem(Place(path.name), what, do=do))

    def take(self, path: Path, trouble: Trouble) -> None:
        cell = CELL.fullmatch(trouble.place)
        place = Place(path.name, int(cell[2]), column_number(cell[1]), cell=True) if cell else Place(path.name)
        at = f"“{trouble.key}”" if trouble.key else "" if cell else trouble.place
        self.found.append(Problem(place, str(trouble.problem).rstrip("."), at))


def _read(path: Path, asked: Questionnaire, framework: Framework, problems: _Problems) -> _Sheet | None:
    try:
        read = _document if path.suffix.lower() == ".json" else _workbook
        sheet = read(path, asked, framework)
    except OSError as error:
        problems.add(path, f"cannot be read: {error.strerror}")
        return None
    except WorkbookRefusedError as error:
        problems.add(path, str(error.problem).rstrip("."))
        return None
    for trouble in sheet.delivery.troubles:
        problems.take(path, trouble)
    return sheet


def _document(path: Path, asked: Questionnaire, framework: Framework) -> _Sheet:
    document: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8-sig"))
    delivery = from_document(document, asked, Reader("en", framework.translations))
    return _Sheet(path, delivery, str(document.get("city") or ""), str(document.get("version") or ""))


def _workbook(path: Path, asked: Questionnaire, framework: Framework) -> _Sheet:
    delivery = read_workbook(path.read_bytes(), asked, lambda language: Reader(language, framework.translations))
    version, language = _marks(path) or ("", "")
    return _Sheet(path, delivery, version=version, language=language)


def _marks(path: Path) -> tuple[str, str] | None:
    """Version and language that the first row of a questionnaire's sheet carries; None for any other workbook."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=HEAD + 1)
        head = [str(cell) for cell in rows[HEAD]] if rows else []
        if len(head) > Column.DIGEST and head[Column.KEY] in FORMATS:
            return head[Column.VERSION], head[Column.DIGEST]
    return None


def _notes(sheets: Sequence[_Sheet], framework: Framework) -> list[Problem]:
    return [
        Problem(Place(one.path.name), f"was filled in under version {one.version} of the questions")
        for one in sheets
        if one.version and one.version != framework.version
    ]
