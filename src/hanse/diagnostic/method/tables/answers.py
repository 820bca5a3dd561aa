"""Answers of all units, put together from the tables of a framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Answers, Input, Numbers, Roster, State, Texts, Units, numbers, texts
from hanse.diagnostic.engine.gather import column_of
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tables import ColumnKind, Table
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.frame import Frame, columns_of, read_frame
from hanse.diagnostic.method.tables.questionnaire import question_columns, read_questions, unanswered
from hanse.diagnostic.method.tables.reading import Reading
from hanse.diagnostic.method.tables.repeats import folded_key, key_of, newest_last, once
from hanse.diagnostic.method.tables.rows import corrected, named, selected
from hanse.diagnostic.method.tables.sheet import read_sheet
from hanse.diagnostic.method.tables.turned import turned
from hanse.diagnostic.method.tables.widening import widened
from hanse.kernel.places import Place
from hanse.kernel.yaml.problems import Problem
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.reading import Reader


def read_tables(
    framework: Framework, files: Mapping[str, Path], *, reader: Reader | None = None, tidy: bool = False
) -> Reading:
    """Read the tables of a framework from `files`, by table key.

    `reader` is the language in which options may be written out; with `tidy`, padding and case are overlooked.
    Raises TableError with every problem of every file, each with its row and column.
    """
    problems: list[Problem] = []
    notes: list[Problem] = []
    reading = _Tables(framework, reader or Reader(), tidy, problems, notes)
    frames = {
        table.key: frame
        for table in framework.tables
        if table.key in files and (frame := reading.frame(table, files[table.key])) is not None
    }
    if problems:
        raise TableError(problems)
    answers = _joined([table for table in framework.tables if table.key in frames], frames, notes)
    given = reading.questions
    asked = {one.key: column_of(one, given[one.key]) for one in framework.questions if one.key in given}
    answers = replace(answers, inputs={**answers.inputs, **asked})
    return Reading(_complete(framework, answers), tuple(notes), given)


@dataclass
class _Tables:
    """Reads one table after the other; everything that is wrong or worth knowing is gathered."""

    framework: Framework
    reader: Reader
    tidy: bool
    problems: list[Problem]
    notes: list[Problem]
    questions: dict[str, list[Answer | None]] = field(default_factory=dict)

    def frame(self, table: Table, path: Path) -> Frame | None:
        """The rows of a table that are units (or lie below one); None where it cannot be read at all."""
        try:
            sheet = read_sheet(path, table)
            if table.questions:
                sheet = turned(sheet, [column.headers[0] for column in table.columns if column.key in table.by])
            frame, header = read_frame(sheet, table, self.problems, self.notes)
        except TableError as error:
            self.problems.extend(error.problems)
            return None
        if not len(frame):
            self.problems.append(Problem(Place(path.name, cell=True), "holds headers and no row"))
            return None
        frame = corrected(frame, table, self.notes)
        frame = selected(frame, table, self.problems, self.notes)
        frame = named(frame, table, self.problems)
        frame = newest_last(frame, table)
        frame = widened(frame, table, self.problems)
        if not table.roster:
            frame = once(frame, table, self.problems, self.notes)
        if table.questions:
            asked = question_columns(self.framework, sheet, header, self.problems)
            self.questions = dict(read_questions(sheet, frame, asked, self.reader, self.problems, tidy=self.tidy))
        return frame


def _joined(tables: Sequence[Table], frames: Mapping[str, Frame], notes: list[Problem]) -> Answers:
    """The units of the first table that is no roster (of the first roster, where all are), and all else beside them."""
    lead = next((table for table in tables if not table.roster), tables[0])
    units, places = _units(frames[lead.key], lead)
    inputs: dict[str, Input] = {}
    rosters: dict[str, Roster] = {}
    for table in tables:
        frame = frames[table.key]
        unit = np.array([places.get(folded_key(frame, table, entry), -1) for entry in range(len(frame))], dtype=np.intp)
        if np.any(unit < 0):
            notes.append(Problem(Place(frame.file, cell=True), _strangers(frame, table, unit)))
            frame, unit = frame.keep(unit >= 0), unit[unit >= 0]
        if table.roster:
            rosters[table.key] = Roster(unit, dict(frame.columns))
        if not table.roster or table is lead:
            for key, series in frame.columns.items():
                inputs.setdefault(key, _spread(series, unit, len(units)))
    return Answers(units, inputs, rosters)


def _complete(framework: Framework, answers: Answers) -> Answers:
    """The answers with an empty column for each one that was not given, so that every rule finds what it names."""
    inputs = dict(answers.inputs)
    count = len(answers.units)
    for table in framework.tables:
        for column in () if table.roster else columns_of(table):
            if column.key not in inputs:
                number = column.kind is ColumnKind.NUMBER
                inputs[column.key] = numbers(np.full(count, np.nan)) if number else texts([None] * count)
    inputs |= dict(unanswered(framework, inputs, count))
    return replace(answers, inputs=inputs)


def _units(frame: Frame, table: Table) -> tuple[Units, Mapping[tuple[str, ...], int]]:
    first: dict[tuple[str, ...], int] = {}
    for entry in range(len(frame)):
        first.setdefault(folded_key(frame, table, entry), entry)
    keys = tuple(key_of(frame, table, entry) for entry in first.values())
    names = tuple(
        (frame.text(entry, table.name) if table.name else None) or ", ".join(key)
        for entry, key in zip(first.values(), keys, strict=True)
    )
    return Units(table.by, keys, names), {key: place for place, key in enumerate(first)}


def _spread(series: Numbers | Texts, unit: NDArray[np.intp], count: int) -> Numbers | Texts:
    """A column of one table over all units: the first row of a unit counts, a unit without a row has nothing."""
    if isinstance(series, Numbers):
        values, states = np.full(count, np.nan), np.full(count, State.MISSING, dtype=np.int8)
        values[unit[::-1]], states[unit[::-1]] = series.values[::-1], series.states[::-1]
        return Numbers(values, states)
    words = np.full(count, None, dtype=object)
    words[unit[::-1]] = series.values[::-1]
    return texts(words)


def _strangers(frame: Frame, table: Table, unit: NDArray[np.intp]) -> str:
    entries = np.flatnonzero(unit < 0)
    names = list(dict.fromkeys(", ".join(key_of(frame, table, int(entry))) for entry in entries))
    shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    return f"{len(entries)} rows of units that the other table does not have: {shown}"


SHOWN = 5
