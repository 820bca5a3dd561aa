"""One question's cells of a table, into answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hanse.diagnostic.method.tables.sheet import Cell
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer, check_not_applicable
from hanse.questions.spec.kinds.choosing import folded
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem, RefusedError
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.reading import Reader

NOT_APPLICABLE = "n/a"
UNKNOWN = "?"
SEPARATOR = ";"
NO_REASON = "no reason given in the table"


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with a cell, and what to write instead; `part` names the option or row of the cell."""

    what: str
    do: str = ""
    part: str = ""


@dataclass
class Reading:
    """Reads the cells of one question; equal cells are looked at once. `tidy`: padding and case do not matter."""

    question: Question
    reader: Reader
    tidy: bool = False
    _known: dict[tuple[Cell, ...], Answer | Refused | None] = field(default_factory=dict)

    def answer(self, cells: Mapping[str, Cell]) -> Answer | Refused | None:
        """The answer in the cells of one unit, by part ("" for the whole question); None where all are empty."""
        key = tuple(cells.values())
        if key not in self._known:
            self._known[key] = self._read(cells)
        return self._known[key]

    def _read(self, cells: Mapping[str, Cell]) -> Answer | Refused | None:
        said = _aside(next(iter(cells.values())))
        if said is not None:
            mark, words = said
            if mark == UNKNOWN:
                return Answer.unknown(self.question.key, words)
            return _or_refused(check_not_applicable(self.question, words or NO_REASON))
        try:
            raw = self._raw(cells)
        except RefusedError as error:
            return _or_refused(error.problem)
        if raw is None:
            return None
        found = _or_refused(check_answer(self.question, raw, self.reader))
        if isinstance(found, Answer) and not self.tidy:
            return self._untidy(cells) or found
        return found

    def _raw(self, cells: Mapping[str, Cell]) -> object:
        if list(cells) == [""] and self.question.kind == "multiple":
            words = cells[""]
            chosen = [one.strip() for one in words.split(SEPARATOR) if one.strip()] if isinstance(words, str) else words
            return chosen or None
        return kind_of(self.question).from_cells(self.question, cells, self.reader)

    def _untidy(self, cells: Mapping[str, Cell]) -> Refused | None:
        """A cell that is understood only when case and padding are overlooked."""
        options = self.question.columns if self.question.kind == "matrix" else self.question.options
        for part, cell in cells.items():
            if not isinstance(cell, str) or not cell.strip():
                continue
            listed = self.question.kind == "multiple" and not part
            words = [one.strip() for one in cell.split(SEPARATOR)] if listed else [cell]
            for word in words:
                meant = word.strip() if self.question.kind in {"number", "text"} else self._meant(word, options, part)
                if meant is not None and meant != word and word.strip():
                    return Refused(f"“{word}” is padded or in another case", f"Write “{meant}”, or use --tidy", part)
        return None

    def _meant(self, word: str, options: Sequence[Option], part: str) -> str | None:
        """The spelling that was meant; None where the word is right as it stands."""
        if self.question.kind == "multiple" and part:
            return None if word == word.strip() else word.strip()
        spellings = [str(option.value) for option in options]
        spellings += [words for option in options for words in (self.reader(option.text), option.text.default)]
        if word in spellings or (word.endswith(".0") and word.removesuffix(".0") in spellings):
            return None
        return next((one for one in spellings if folded(one) == folded(word)), None)


def _aside(cell: Cell) -> tuple[str, str] | None:
    """“n/a: no such office” and “?: ask IT” as mark and words; None for an answer."""
    if not isinstance(cell, str):
        return None
    mark, _, words = cell.partition(":")
    return (mark.strip().lower(), words.strip()) if mark.strip().lower() in {NOT_APPLICABLE, UNKNOWN} else None


def _or_refused(found: Answer | Problem) -> Answer | Refused:
    return Refused(str(found).rstrip("."), part=found.part) if isinstance(found, Problem) else found
