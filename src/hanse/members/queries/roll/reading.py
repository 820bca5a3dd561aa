"""What a file says: rows as values, and every fault with its sheet, row and column."""

import io
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from python_calamine import CalamineError, CalamineWorkbook

from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.queries.roll.columns import CLEAR, COLUMNS, MEMBERS, PEOPLE, TITLES, Column
from hanse.members.validators import check_country, check_place, check_population
from hanse.questions.public import reader_in
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.workbook.safety import DAMAGED, WorkbookRefusedError, safe_copy

HEAD_ROWS = 5
"""Within how many rows from the top the keys stand, where somebody put words above them."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell, and what to do. `column` is its letter and what stands above it."""

    sheet: str
    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as a row says it; None and "" were left empty, and change nothing, unless they are `cleared`."""

    row: int
    id: str
    name: str
    country: str
    kind: str
    since: str
    population: int | None
    income_group: str
    latitude: float | None
    longitude: float | None
    website: str
    cleared: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody's role at a member as a row says it."""

    row: int
    member: str
    country: str
    email: str
    name: str
    role: str
    starts_on: str
    ends_on: str
    language: str
    cleared: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Roll:
    """All that a file says."""

    members: tuple[MemberRow, ...]
    people: tuple[PersonRow, ...]
    faults: tuple[Fault, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"members": [asdict(one) for one in self.members], "people": [asdict(one) for one in self.people]}


def roll_in(stored: Mapping[str, Any]) -> Roll:
    """What `Roll.to_json` kept."""
    members = tuple(MemberRow(**one) for one in stored["members"])
    return Roll(members, tuple(PersonRow(**one) for one in stored["people"]))


def folded(name: str) -> str:
    """A name without case, accents and needless spaces, by which the same one is known again."""
    bare = unicodedata.normalize("NFKD", one_line(name).casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def read_roll(data: bytes, language: str) -> Roll:
    """Read a workbook of members and people. Raises Invalid where it cannot be read as a whole."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe_copy(data)))
        grids = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except WorkbookRefusedError as refused:
        raise Invalid(refused.problem.words(reader_in(language)), field="workbook") from refused
    except CalamineError as error:
        raise Invalid(Problem(DAMAGED).words(reader_in(language)), field="workbook") from error
    faults: list[Fault] = []
    rows = {sheet: list(_rows(sheet, grids, faults)) for sheet in COLUMNS}
    if all(one is None for one in (_head(sheet, grids) for sheet in COLUMNS)):
        words = _("None of its sheets is one of members or people. Take the template, and keep its second row.")
        raise Invalid(words, field="workbook")
    members = tuple(MemberRow(**one) for one in rows[MEMBERS])
    people = tuple(PersonRow(**one) for one in rows[PEOPLE])
    return Roll(members, people, tuple(faults))


def _head(sheet: str, grids: Sequence[Sequence[Any]]) -> tuple[int, int, list[str]] | None:
    """The grid, the row and the cells in which the keys of a sheet stand; None where none has them."""
    needed = {one.key for one in COLUMNS[sheet] if one.needed}
    for place, grid in enumerate(grids):
        for number, cells in enumerate(grid[:HEAD_ROWS]):
            keys = [str(cell).strip() for cell in cells]
            if needed <= set(keys) and (sheet == PEOPLE) == ("email" in keys):
                return place, number, keys
    return None


def _rows(sheet: str, grids: Sequence[Sequence[Any]], faults: list[Fault]) -> Iterator[dict[str, Any]]:
    head = _head(sheet, grids)
    if head is None:
        return
    place, number, keys = head
    known = {one.key: one for one in COLUMNS[sheet]}
    for strange in (key for key in keys if key and key not in known):
        words = _("There is no column “%(key)s”. Take it away, or give it a key of the template.")
        faults.append(Fault(str(TITLES[sheet]), number + 1, _letter(keys.index(strange)), words % {"key": strange}))
    offered = {one.key: _offered(one) for one in COLUMNS[sheet]}
    for line, cells in enumerate(grids[place][number + 1 :], start=number + 2):
        if not any(str(cell).strip() for cell in cells):
            continue
        given = {key: cells[at] for at, key in enumerate(keys) if key in known and at < len(cells)}
        reading = _Reading(str(TITLES[sheet]), line, keys, faults)
        read = {key: reading.cell(one, given.get(key, ""), offered[key]) for key, one in known.items()}
        reading.whole(sheet, read)
        if not reading.is_wrong:
            yield read | {"row": line, "cleared": reading.cleared}


def _offered(column: Column) -> Mapping[str, str]:
    """What may stand in a cell, in every language that the site has, folded → its key."""
    found: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            for key, words in column.words(code).items():
                found[folded(words)] = found[folded(key)] = key
    return found


def _letter(at: int) -> str:
    return LETTERS[at] if at < len(LETTERS) else LETTERS[at // 26 - 1] + LETTERS[at % 26]


@dataclass(slots=True)
class _Reading:
    """One row under way; what is wrong with it is told."""

    sheet: str
    line: int
    keys: list[str]
    faults: list[Fault]
    is_wrong: bool = False
    cleared: list[str] = field(default_factory=list)

    def fault(self, key: str, words: str) -> None:
        column = _letter(self.keys.index(key)) if key in self.keys else "–"
        self.faults.append(Fault(self.sheet, self.line, column, words))
        self.is_wrong = True

    def cell(self, column: Column, given: Any, offered: Mapping[str, str]) -> Any:
        words = self._kept(column, one_line(_words(given)))
        if not words and column.needed:
            self.fault(column.key, _("“%(title)s” must be filled in.") % {"title": column.title})
        if column.is_number:
            return self._number(column, words)
        if not words:
            return ""
        if column.is_day:
            return self._day(column, given, words)
        return self._offered(column, words, offered) if offered else self._text(column, words)

    def _kept(self, column: Column, words: str) -> str:
        """What a cell says; nothing where it says that a value is to be emptied."""
        if words != CLEAR:
            return words
        if column.clears:
            self.cleared.append(column.key)
        else:
            self.fault(column.key, _("“-” empties a value, and this one cannot be empty."))
        return ""

    def _text(self, column: Column, words: str) -> str:
        try:
            return _CHECKS[column.key](words) if column.key in _CHECKS else words[:200]
        except Invalid as error:
            self.fault(column.key, error.message)
        except (ValidationError, ValueError):
            self.fault(column.key, str(_WRONG[column.key]) % {"given": words})
        return ""

    def _day(self, column: Column, given: Any, words: str) -> str:
        if isinstance(given, datetime | date):
            return (given.date() if isinstance(given, datetime) else given).isoformat()
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            self.fault(column.key, _("“%(given)s” is no day. Write it as 2027-05-31.") % {"given": words})
            return ""

    def _number(self, column: Column, words: str) -> float | int | None:
        if not words:
            return None
        with suppress(ValueError, OverflowError):
            number = float(words.replace(",", "."))
            if column.key != "population":
                return number
            if number.is_integer():
                return int(number)
        self.fault(column.key, _("“%(given)s” is no number.") % {"given": words})
        return None

    def _offered(self, column: Column, words: str, offered: Mapping[str, str]) -> str:
        key = offered.get(folded(words))
        if key is None:
            known = ", ".join(dict.fromkeys(offered.values()))
            said = _("“%(given)s” is not one of the list. Choose one of: %(known)s.")
            self.fault(column.key, said % {"given": words, "known": known})
        return key or ""

    def whole(self, sheet: str, read: dict[str, Any]) -> None:
        """What only the cells of a row together can be wrong in."""
        try:
            if sheet == MEMBERS:
                check_population(read["population"])
                check_place(read["latitude"], read["longitude"])
                check_place(*(0 if key in self.cleared else None for key in ("latitude", "longitude")))
        except Invalid as error:
            self.fault(error.field, error.message)
        if sheet == PEOPLE and read["ends_on"] and read["starts_on"] and read["ends_on"] < read["starts_on"]:
            self.fault("ends_on", _("The last day is before the first. Choose a later last day."))


def _words(given: Any) -> str:
    """A cell as text; a whole number without the fraction that Excel gives it."""
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    return str(given)


def _email(words: str) -> str:
    validate_email(words)
    _check_room(words, 254)
    return words.lower()


def _website(words: str) -> str:
    URLValidator(schemes=["http", "https"])(words)
    _check_room(words, 200)
    return words


def _check_room(words: str, most: int) -> None:
    """Raises ValueError for an address that is longer than what is kept of one: cut off, it would be another."""
    if len(words) > most:
        raise ValueError(words)


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "id": lambda words: str(UUID(words)),
    "country": check_country,
    "email": _email,
    "website": _website,
}
_WRONG: Mapping[str, Promise] = {
    "id": gettext_lazy("“%(given)s” is no number of a member. Leave it as the export wrote it, or empty."),
    "email": gettext_lazy("“%(given)s” is no e-mail address. Write it as name@example.org."),
    "website": gettext_lazy("“%(given)s” is no address of a website. Write it as https://example.org."),
}
