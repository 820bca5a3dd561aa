"""Lists, and blocks whose names an author chooses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hanse.frame.spec.file.forms.base import Form, Plain, Spot, joined
from hanse.frame.spec.file.forms.scalars import Words
from hanse.frame.spec.file.wording import NAMES, name_of
from hanse.kernel.yaml.document import Step


@dataclass(frozen=True)
class Many(Form):
    """A list; its entries' texts stand under `root` (or the list's own id), the entry's `noun` and its name."""

    entry: Form
    noun: str
    rooted: bool = False

    def schema(self) -> dict[str, Plain]:
        empty = {"minLength": 1} if type(self.entry) is Words else {}
        return {"type": "array", "items": self.entry.schema() | empty}

    def read(self, value: Plain, at: Spot) -> tuple[Any, ...]:
        return tuple(
            self.entry.read(one, at.down(number, self._identity(at.identity, name_of(one, number))))
            for number, one in enumerate(value)
        )

    def write(self, value: tuple[Any, ...], identity: str) -> Plain:
        return [self.entry.write(one, self._identity(identity, _name(one, number))) for number, one in enumerate(value)]

    def _identity(self, identity: str, name: str) -> str:
        return joined("" if self.rooted else identity, self.noun, name)

    def below(self, value: Plain, step: Step, identity: str) -> tuple[Form, str] | None:
        if not isinstance(value, list) or not isinstance(step, int) or step >= len(value):
            return None
        return self.entry, self._identity(identity, name_of(value[step], step))

    def parts(self) -> Iterator[Form]:
        yield self.entry


def _name(entry: object, number: int) -> str:
    return name_of({name: getattr(entry, name) for name in NAMES if hasattr(entry, name)}, number)


@dataclass(frozen=True)
class Named(Form):
    """A block of names, each with a value of one form."""

    entry: Form
    noun: str

    def schema(self) -> dict[str, Plain]:
        return {"type": "object", "additionalProperties": self.entry.schema()}

    def read(self, value: Plain, at: Spot) -> dict[str, Any]:
        return {
            str(name): self.entry.read(one, at.down(name, joined(at.identity, self.noun, str(name))))
            for name, one in value.items()
        }

    def write(self, value: Mapping[str, Any], identity: str) -> Plain:
        return {name: self.entry.write(one, joined(identity, self.noun, name)) for name, one in value.items()}

    def below(self, value: Plain, step: Step, identity: str) -> tuple[Form, str] | None:
        del value
        return self.entry, joined(identity, self.noun, str(step))

    def parts(self) -> Iterator[Form]:
        yield self.entry
