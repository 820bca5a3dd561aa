"""Members and people as a workbook: the template to fill in, and what the platform has, in the same shape."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hanse.identity.public import Mandate
from hanse.kernel.collation import sort_key
from hanse.members.models import City, Organisation
from hanse.members.queries.roll.columns import COLUMNS, KEYS_ROW, MEMBERS, PEOPLE, TITLES, Column
from hanse.members.queries.roll.platform import Platform

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LAST_ROW = 5000
"""To which row drop-downs reach."""
LISTS = "lists"
DAY = "yyyy-mm-dd"

type Values = Mapping[str, Any]


def roll_file(known: Platform | None, language: str) -> bytes:
    """An .xlsx in the reader's language, which is active, with what is known, or empty, as the template."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        sheets = {name: book.add_worksheet(str(TITLES[name])[:31]) for name in COLUMNS}
        writing = _Writing(book, book.add_worksheet(LISTS), language)
        for name, sheet in sheets.items():
            if get_language_bidi():
                sheet.right_to_left()
            writing.head(sheet, COLUMNS[name])
        if known is not None:
            writing.fill(sheets[MEMBERS], COLUMNS[MEMBERS], _members(known))
            writing.fill(sheets[PEOPLE], COLUMNS[PEOPLE], _people(known))
    return target.getvalue()


class _Writing:
    """The workbook under way: its looks, and how many columns of the hidden sheet hold words of drop-downs."""

    def __init__(self, book: xlsxwriter.Workbook, lists: Worksheet, language: str) -> None:
        self.language, self.lists, self.listed = language, lists, 0
        lists.very_hidden()
        self.title: Format = book.add_format({"bold": True, "bg_color": "#0B4F8F", "font_color": "#FFFFFF"})
        self.key: Format = book.add_format({"font_color": "#6F777B", "italic": True})
        self.text: Format = book.add_format({"num_format": "@"})
        self.day: Format = book.add_format({"num_format": DAY})

    def head(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        """Words, keys, and for the cells below them notes and drop-downs."""
        for place, column in enumerate(columns):
            title = _("%(title)s (needed)") % {"title": column.title} if column.needed else str(column.title)
            sheet.write_string(0, place, title, self.title)
            sheet.write_string(KEYS_ROW, place, column.key, self.key)
            look = self.day if column.is_day else None if column.is_number else self.text
            sheet.set_column(place, place, column.width, look)
            if rule := self._offer(column) | _note(column):
                sheet.data_validation(KEYS_ROW + 1, place, LAST_ROW, place, {"validate": "any"} | rule)
        sheet.freeze_panes(KEYS_ROW + 1, 2)

    def _offer(self, column: Column) -> dict[str, Any]:
        words = list(column.words(self.language).values())
        if not words:
            return {}
        self.lists.write_column(0, self.listed, words)
        letter = chr(ord("A") + self.listed)
        self.listed += 1
        return {"validate": "list", "source": f"={LISTS}!${letter}$1:${letter}${len(words)}"}

    def fill(self, sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Values]) -> None:
        words = {column.key: column.words(self.language) for column in columns}
        for line, values in enumerate(rows, start=KEYS_ROW + 1):
            for place, column in enumerate(columns):
                value = values.get(column.key)
                if value is None or value == "":
                    continue  # nought degrees are written
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, self.day)
                elif column.is_number:
                    sheet.write_number(line, place, float(value))
                else:
                    sheet.write_string(line, place, str(words[column.key].get(value, value)), self.text)


def _note(column: Column) -> dict[str, Any]:
    """What stands beside a cell when somebody chooses it."""
    if not column.note:
        return {}
    return {"input_title": str(column.title)[:32], "input_message": str(column.note)[:255]}


def _members(known: Platform) -> Iterator[Values]:
    live = [one for one in known.bodies.values() if one.party_id in known.memberships]
    for one in sorted(live, key=lambda body: sort_key(body.name)):
        membership = known.memberships[one.party_id]
        facts = {column.key: getattr(one, column.key, None) for column in COLUMNS[MEMBERS]}
        yield facts | {"id": str(one.party_id), "kind": membership.kind, "since": membership.starts_on}


def _people(known: Platform) -> Iterator[Values]:
    def place(mandate: Mandate) -> tuple[Any, ...]:
        return sort_key(known.bodies[mandate.party_id].name), mandate.role, mandate.user.email

    held = [one for one in known.roles.values() if one.party_id in known.bodies]
    for one in sorted(held, key=place):
        body: City | Organisation = known.bodies[one.party_id]
        yield {
            "member": body.name,
            "country": body.country,
            "email": one.user.email,
            "name": one.user.name,
            "role": one.role,
            "starts_on": one.starts_on,
            "ends_on": one.ends_on,
            "language": one.user.language,
        }
