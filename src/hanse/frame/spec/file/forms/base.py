"""What every form can do: a form is how one type of a declaration's values is written in the file."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.file.wording import way_in_words
from hanse.kernel.places import Place
from hanse.kernel.texts import Text
from hanse.kernel.yaml.document import Document, Step, Steps

type Plain = Any
"""What YAML and JSON hold: mappings, lists and scalars."""


@dataclass(slots=True)
class Found:
    """What reading has met on its way: faults, and every text by its id."""

    faults: list[Fault] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where reading stands: in which document, on which way, and under which id of texts."""

    document: Document
    found: Found
    steps: Steps = ()
    identity: str = ""

    def down(self, step: Step, identity: str | None = None) -> "Spot":
        return replace(
            self, steps=(*self.steps, step), identity=joined(self.identity, str(step)) if identity is None else identity
        )

    @property
    def place(self) -> Place:
        return self.document.place(self.steps)

    def fault(self, message: str, *further: Step) -> None:
        """Note what is wrong here, or `further` down."""
        steps = (*self.steps, *further)
        part = way_in_words(self.document.value, steps)
        self.found.faults.append(Fault(self.document.place(steps), part, message))


def joined(*names: str) -> str:
    """An id of the names around a text."""
    return ".".join(filter(None, names))


def singular(name: str) -> str:
    """What one entry of a list is called."""
    return name.removesuffix("s")


class Form(ABC):
    """`read` trusts that the value has the shape of `schema`, but notes what no schema can say."""

    @abstractmethod
    def schema(self) -> dict[str, Plain]: ...

    @abstractmethod
    def read(self, value: Plain, at: Spot) -> Any: ...

    @abstractmethod
    def write(self, value: Any, identity: str) -> Plain: ...

    def parts(self) -> Iterator["Form"]:
        """The forms that this one is made of."""
        yield from ()

    def below(self, value: Plain, step: Step, identity: str) -> "tuple[Form, str] | None":
        """The form of what stands at `step` in a value, and the id under which its texts go; None for no line of it.

        `value` need not have the shape of the schema.
        """
        del value, step, identity
        return None
