"""Blocks of `name: value` lines: a dataclass, its fields in their order, each by the form of its type."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields
from functools import cached_property
from typing import Any, get_type_hints

from hanse.frame.spec.file.descriptions import DESCRIPTIONS
from hanse.frame.spec.file.forms.base import Form, Plain, Spot, joined
from hanse.frame.spec.file.forms.scalars import Words
from hanse.frame.spec.file.forms.tables import TableForm
from hanse.kernel.yaml.document import Step

APART = frozenset({"place", "translations", "outcomes"})
"""Fields that are no line of the file: where a part stands, the files of other languages, and callables of Python."""

type Derive = Callable[[Any, type, str], Form]


@dataclass(frozen=True)
class Block(Form):
    """The form of `kind`; `derive` finds those of its fields, when they are wanted, as blocks hold one another."""

    kind: type[Any]
    derive: Derive

    @cached_property
    def fields(self) -> dict[str, Field[Any]]:
        return {one.name: one for one in fields(self.kind) if one.name not in APART}

    @cached_property
    def forms(self) -> dict[str, Form]:
        hints = get_type_hints(self.kind)
        return {name: self.derive(hints[name], self.kind, name) for name in self.fields}

    def schema(self) -> dict[str, Plain]:
        return {"$ref": f"#/$defs/{self.kind.__name__}"}

    def definition(self) -> dict[str, Plain]:
        """The whole of the block, which `schema` only names."""
        properties: dict[str, Plain] = {}
        required: list[str] = []
        for name, form in self.forms.items():
            if isinstance(form, TableForm):
                properties |= form.properties()
                required += form.required
                continue
            properties[name] = {"description": DESCRIPTIONS[self.kind][name], **form.schema()}
            if _required(self.fields[name]):
                required.append(name)
                properties[name] |= {"minLength": 1} if type(form) is Words else {}
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def read(self, value: Plain, at: Spot) -> Any:
        given = self.values(value, at)
        return self.kind(**given)

    def values(self, value: Plain, at: Spot) -> dict[str, Any]:
        """What the dataclass is made of."""
        given: dict[str, Any] = {}
        for name, form in self.forms.items():
            if isinstance(form, TableForm):
                given[name] = form.read(value, at)
            elif name in value:
                given[name] = form.read(value[name], at.down(name, self._identity(form, at.identity, name)))
        if any(one.name == "place" for one in fields(self.kind)):
            given["place"] = at.place
        return given

    def write(self, value: Any, identity: str) -> Plain:
        out: dict[str, Plain] = {}
        for name, form in self.forms.items():
            one = getattr(value, name)
            if isinstance(form, TableForm):
                out |= form.write(one, identity)
            elif _required(self.fields[name]) or one != _default(self.fields[name]):
                out[name] = form.write(one, self._identity(form, identity, name))
        return out

    def _identity(self, form: Form, identity: str, name: str) -> str:
        """Lists and names add their own noun."""
        return identity if hasattr(form, "noun") else joined(identity, name)

    def below(self, value: Plain, step: Step, identity: str) -> tuple[Form, str] | None:
        del value
        form = self.forms.get(str(step))
        return (
            None if form is None or isinstance(form, TableForm) else (form, self._identity(form, identity, str(step)))
        )

    def parts(self) -> Iterator[Form]:
        yield from self.forms.values()


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _default(one: Field[Any]) -> object:
    return one.default_factory() if one.default_factory is not MISSING else one.default
