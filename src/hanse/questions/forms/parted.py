"""The form fields of questions whose answer has parts; each part has the field of a question of its own kind."""

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from hanse.kernel.clock import now
from hanse.questions.forms.building import built, field_for
from hanse.questions.presenters.words import shown
from hanse.questions.spec.kinds.booking import PLACE
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.kinds.duration import MEASURES
from hanse.questions.spec.kinds.group import least, most
from hanse.questions.spec.kinds.known import kind_of
from hanse.questions.spec.kinds.stay import PARTS as STAY_PARTS
from hanse.questions.spec.kinds.stay import stay_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui.forms import (
    CheckField,
    Choice,
    ChoiceField,
    DateField,
    EntriesField,
    NumberField,
    PartsField,
    PlaceField,
    TextField,
    UiField,
)
from hanse.ui.forms.parts import Parts


def _parts(question: Question, reader: Reader) -> dict[str, UiField]:
    kind = cast("Composite", kind_of(question))
    return {
        part.key: built(part, reader, {"label": reader.interface(part.text), "required": not part.optional})
        for part in kind.parts(question)
    }


def _composite(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return PartsField(fields=_parts(question, reader), **common)


for _kind in ("address", "person", "organisation"):
    field_for(_kind)(_composite)


@field_for("place")
def place(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    return PlaceField(fields=_parts(question, reader), **common)


class StayField(PartsField):
    def prepare_value(self, value: object) -> object:
        """The parts of an answer as it is kept."""
        if not isinstance(value, str):
            return super().prepare_value(value)
        place, first, last = stay_of(value)
        return {"place": place, "first": first, "last": last}


@field_for("stay")
def stay(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    options = [
        Choice(str(one.value), shown(reader, one.text), hint=shown(reader, one.hint)) for one in question.options
    ]
    fields: dict[str, UiField] = (
        {"place": ChoiceField(label=reader.interface(PLACE), choices=options)} if options else {}
    )
    fields |= {part.key: DateField(label=reader.interface(part.text)) for part in STAY_PARTS}
    return StayField(fields=fields, **common)


class OneMeasureField(NumberField):
    def prepare_value(self, value: object) -> object:
        """The number alone: what it counts stands behind the box."""
        return super().prepare_value(value["amount"] if isinstance(value, Mapping) else value)


@field_for("duration")
def duration(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    names = [(measure.value, reader.interface(MEASURES[measure])) for measure in question.measures]
    if len(names) == 1:
        return OneMeasureField(unit=names[0][1], width=4, **common)
    fields: dict[str, UiField] = {
        "amount": NumberField(label=_("How many"), width=4),
        "measure": ChoiceField(label=_("Of what"), choices=names, select=True),
    }
    return PartsField(fields=fields, inline=True, **common)


@field_for("group")
def group(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    fields = {
        part.key: built(
            part,
            reader,
            {"label": shown(reader, part.text), "hint": shown(reader, part.how), "required": not part.optional},
        )
        for part in question.of
    }
    return EntriesField(fields=fields, blank=least(question), most=most(question), **common)


class Stamped(Parts):
    """Who signs does not say when: the moment is noted here, whenever the form is sent."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return {**super().value_from_datadict(data, files, name), "at": now()}


@field_for("signature")
def signature(question: Question, reader: Reader, common: dict[str, Any]) -> UiField:
    fields: dict[str, UiField] = {
        "agreed": CheckField(label=shown(reader, question.statement)),
        "name": TextField(label=_("Your full name"), max_length=200, autocomplete="name"),
    }
    return PartsField(fields=fields, widget=Stamped(), **common)
