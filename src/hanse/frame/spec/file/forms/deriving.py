"""From the types of the declaration's dataclasses to the forms of their fields, so that no field is forgotten."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeAliasType, Union, get_args, get_origin

from hanse.feel.tables.declaration import Table
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.forms.base import Form, singular
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.lists import Many, Named
from hanse.frame.spec.file.forms.moves import SAYS, Moves
from hanse.frame.spec.file.forms.scalars import Kinds, Number, OneOf, Same, Words
from hanse.frame.spec.file.forms.tables import TableForm
from hanse.frame.spec.file.forms.words import TextForm
from hanse.frame.spec.scenarios import Given, Move, Scenario
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Choice, Question

_PLAIN: Mapping[Any, Form] = {
    str: Words(),
    int: Same(("integer",)),
    bool: Same(("boolean",)),
    Choice: Same(("integer", "string")),
    Given: Same(("object",)),
    Mapping[str, object]: Same(("object",)),
    Decimal: Number(),
    Text: TextForm(),
    Table: TableForm(),
}

_OWN: Mapping[tuple[type, str], Form] = {(Question, "kind"): Kinds(), (Scenario, "fee"): Words(numbers=True)}
"""Fields whose type says less than the file can check."""


_BLOCKS: dict[type, Block] = {}


def block_of(kind: type[Any]) -> Block:
    """The form of a dataclass."""
    return _BLOCKS.setdefault(kind, Block(kind, form_of))


def form_of(hint: Any, owner: type, name: str) -> Form:
    """The form of a field of `owner`. Raises TypeError for a type that the file cannot hold."""
    own = next((form for (kind, field), form in _OWN.items() if issubclass(owner, kind) and field == name), None)
    return own or _form(hint, name)


def _form(hint: Any, name: str) -> Form:
    if hint is Move:
        return Moves({word: block_of(kind) for word, (kind, _field) in SAYS.items()})
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, TypeAliasType):
        return _form(hint.__value__, name)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return OneOf(hint)
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return block_of(hint)
    return _made_of(hint, name)


def _made_of(hint: Any, name: str) -> Form:
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one is not NoneType]
    if origin in {UnionType, Union} and len(inner) == 1:
        return _form(inner[0], name)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return Many(_form(inner[0], name), singular(name), rooted=inner[0] is Question)
    if origin is Mapping and inner[0] is str:
        return Named(_form(inner[1], name), singular(name))
    raise TypeError(f"the file of a procedure has no form for {name}: {hint}")


def procedure_form() -> Block:
    """The form of the whole."""
    return block_of(Declaration)
