"""The form field of each kind of question that is answered in one control."""

from typing import Any

from django.utils.html import format_html

from hanse.kernel.collation import in_order
from hanse.questions.forms import files, parted  # each enters its fields
from hanse.questions.forms.building import Builder, built, field_for, initial_of
from hanse.questions.presenters.words import shown
from hanse.questions.spec.kinds.country import names_in
from hanse.questions.spec.kinds.money import decimals_of
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import (
    Choice,
    ChoiceField,
    ChoicesField,
    DateField,
    EmailField,
    LongTextField,
    MatrixField,
    MoneyField,
    NumberField,
    PhoneField,
    StatementField,
    TextField,
    TimesField,
    Timetable,
    UiField,
    YesNoField,
)

type Offer = Timetable | str
"""The times that can be chosen; or, of days, words that say which cannot."""

__all__ = ["Offer", "answer_field", "files", "initial_of", "parted"]


def answer_field(
    question: Question, reader: Reader, *, heading: bool, offer: Offer | None = None, presses: bool = False
) -> UiField:
    """The field in which the question is answered; `heading` makes its label the heading of the page.

    `offer` is what the owner says that can be chosen; with `presses` one turns to another day within the form.
    """
    common = {
        "label": shown(reader, question.text),
        "hint": shown(reader, question.how),
        "heading": heading,
        "required": not question.optional,
    }
    if isinstance(offer, Timetable):
        return TimesField(timetable=offer, presses=presses, **common)
    if offer:
        common["hint"] = format_html("{}<br>{}", common["hint"], offer) if common["hint"] else offer
    return built(question, reader, common)


def _choices(options: tuple[Option, ...], reader: Reader) -> list[Choice]:
    return [
        Choice(str(option.value), shown(reader, option.text), hint=shown(reader, option.hint), alone=option.exclusive)
        for option in options
    ]


@field_for("single")
def single(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return ChoiceField(choices=_choices(question.options, reader), **common)


@field_for("multiple")
def multiple(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return ChoicesField(choices=_choices(question.options, reader), **common)


@field_for("number")
def number(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    decimals = 6 if question.decimals is None else question.decimals
    return NumberField(unit=reader(question.unit), decimals=decimals, **common)


@field_for("matrix")
def matrix(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return MatrixField(rows=_choices(question.rows, reader), columns=_choices(question.columns, reader), **common)


@field_for("text")
def text(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del reader
    if question.lines == 1:
        return TextField(max_length=question.longest, **common)
    return LongTextField(max_length=question.longest, rows=question.lines, **common)


@field_for("money")
def money(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del reader
    return MoneyField(currency=question.currency, decimals=decimals_of(question), **common)


@field_for("identifier")
def identifier(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del question, reader
    return TextField(width=20, max_length=60, **common)


@field_for("time")
def time(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del question, reader
    return TextField(width=5, max_length=20, **common)


@field_for("slot")
def slot(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    """Where no owner offers times: the time is written as it is kept."""
    del question, reader
    return TextField(width=20, max_length=100, **common)


@field_for("case")
def case(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    del question, reader
    return TextField(width=20, max_length=30, **common)


@field_for("country")
def country(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    names = in_order(names_in(reader.language).items(), name=lambda one: one[1])
    names.sort(key=lambda one: one[0] != question.country)
    return ChoiceField(choices=names, select=True, initial=question.country or None, **common)


@field_for("declaration")
def declaration(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return StatementField(statement=shown(reader, question.statement), **common)


def _plain(field: type[UiField]) -> Builder:
    """For a kind of which the field needs to know no more than of every question."""

    def build(_question: Question, _reader: Reader, common: dict[str, Any]) -> UiField:
        return field(**common)

    return build


for _kind, _field in {"yes_no": YesNoField, "date": DateField, "email": EmailField, "phone": PhoneField}.items():
    field_for(_kind)(_plain(_field))
