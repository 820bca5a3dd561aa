"""What the drop-downs of a workbook offered when it was made: words, each with the value that it stands for.

The words of options change from one version of a questionnaire to the next, and with the language; values never do.
So a workbook that somebody filled in months ago is read by its own words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hanse.questions.spec.cells import CellValue
from hanse.questions.spec.kinds.choosing import folded
from hanse.questions.spec.question import Choice, Option, Question
from hanse.questions.spec.reading import Reader

ASK_LIST = 1
"""Number of the drop-down of the column for whom to ask."""
UNKNOWN = "unknown"
"""The value of its words for not knowing and naming nobody."""

type Lists = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """By its number, from 1, each drop-down: folded words and values. Or, of format 1, the folded words alone."""

    valued: Mapping[int, Mapping[str, Choice]]
    worded: Lists = ()

    def value(self, number: CellValue, words: CellValue) -> Choice | None:
        """The value of words chosen from a drop-down; None where they were not in it."""
        offered = self.valued.get(int(number)) if isinstance(number, int | float) else None
        return offered.get(folded(words)) if offered and isinstance(words, str) else None

    def earlier(self, question: Question, words: CellValue, reader: Reader) -> Choice | None:
        """The option that words of a file in format 1 once stood for, told by their place in the drop-down.

        None unless every list of as many options that has the words has them in one place, and every wording that
        still stands is where it was.
        """
        if not isinstance(words, str):
            return None
        options = question.columns or question.options
        wanted = folded(words)
        lists = [one for one in self.worded if wanted in one and len(one) == len(options)]
        places = {one.index(wanted) for one in lists if _in_place(one, options, reader)}
        return options[places.pop()].value if len(places) == 1 else None


def _in_place(words: Sequence[str], options: Sequence[Option], reader: Reader) -> bool:
    """Whether the wordings of today that the list has stand where they stand today, and there is one at least."""
    today = [{folded(reader(option.text)), folded(option.text.default)} for option in options]
    met = [(place, now) for place, one in enumerate(words) for now, wordings in enumerate(today) if one in wordings]
    return bool(met) and all(place == now for place, now in met)


def offers_of(rows: Sequence[Sequence[CellValue]]) -> Offers:
    """From the hidden sheet of format 2: number of the drop-down, words, value."""
    valued: dict[int, dict[str, Choice]] = {}
    for row in rows:
        match row:
            case [int() | float() as number, str() as words, str() | int() | float() as value, *_]:
                stands_for = int(value) if isinstance(value, float) and value.is_integer() else value
                valued.setdefault(int(number), {})[folded(words)] = stands_for  # type: ignore[assignment]
    return Offers(valued)


def offers_of_format_1(rows: Sequence[Sequence[CellValue]]) -> Offers:
    """From the hidden sheet of format 1: a column of words for each drop-down."""
    return Offers({}, tuple(_columns(rows)))


def _columns(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[str, ...]]:
    for column in range(max(map(len, rows), default=0)):
        words = [row[column] for row in rows if column < len(row)]
        yield tuple(folded(one) for one in words if isinstance(one, str) and one)
