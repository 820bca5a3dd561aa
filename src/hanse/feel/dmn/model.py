"""The door of DMN: read a model, ask it for a decision.

>>> from hanse.feel.dmn.model import read_model
>>> model = read_model(open("fee.dmn", "rb").read())            # doctest: +SKIP
>>> model.decide("Fee", {"Income": 12000, "Children": 2}).value  # doctest: +SKIP
Decimal('40')
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from hanse.feel.dmn.asking import Session
from hanse.feel.dmn.compiled import Imported, Logic, linked
from hanse.feel.dmn.elements import Decision, Definitions, Import, Service
from hanse.feel.dmn.errors import DmnReadError, UnknownElement
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.reasons import Explanation
from hanse.feel.run import Run


class Model:
    """A decision model that has been read; it never changes and may be shared between threads."""

    def __init__(
        self,
        definitions: Definitions,
        *,
        imports: Mapping[str, "Model"] = MappingProxyType({}),
        limits: Limits = DEFAULT,
    ) -> None:
        self.definitions = definitions
        self._limits = limits
        self.linked = linked(definitions, [imports[one.namespace].lent(one) for one in _had(definitions, imports)])
        self._by_name = {one.element.name: one for one in reversed(self.linked.own)}

    def lent(self, under: Import) -> Imported:
        """Return what this model lends to one that imports it."""
        return Imported(under.name, under.namespace, self.linked.logic, self.linked.types)

    @property
    def problems(self) -> tuple[FeelSyntaxError, ...]:
        """What is wrong in the texts of the model: in its types, then in the order of its elements.

        A text that cannot be read gives null whatever the inputs. A FeelTypeError names a part of a text that can: the
        types alone say that it is null, or a condition that is never true.
        """
        in_types = self.linked.wrong
        return in_types + tuple(
            found for one in self.linked.own for found in ((one.problem,) if one.problem else one.findings)
        )

    @property
    def decisions(self) -> tuple[str, ...]:
        """The names of the decisions, in the order of the file."""
        return tuple(one.element.name for one in self._decisions())

    def decide(self, name: str, inputs: Mapping[str, Any]) -> Explanation:
        """Return a decision's value, or a service's, for the values of the inputs by name, and why it is null.

        Inputs of imported models are known by their own names as well. Raises UnknownElement, FeelLimitError where
        the model would outgrow its limits, and FeelValueError.
        """
        found = self._by_name.get(name)
        if found is None or not isinstance(found.element, Decision | Service):
            raise UnknownElement(f"there is no decision “{name}”; there are: {', '.join(self.decisions)}")
        return self._session(inputs).answer(found)

    def decide_all(self, inputs: Mapping[str, Any]) -> dict[str, Explanation]:
        """Return every decision's value; what several need is computed once."""
        session = self._session(inputs)
        return {one.element.name: session.answer(one) for one in self._decisions()}

    def _decisions(self) -> Iterator[Logic]:
        return (one for one in self.linked.own if isinstance(one.element, Decision))

    def _session(self, inputs: Mapping[str, Any]) -> Session:
        run = Run() if self._limits is DEFAULT else type("LimitedRun", (Run,), {"limits": self._limits})()
        run.reasons = {}
        return Session(self.linked.logic, inputs, run)


def _had(definitions: Definitions, imports: Mapping[str, Model]) -> list[Import]:
    """The imports of other models; raises DmnReadError for one that is lacking. Imports of other things are let be."""
    wanted = [one for one in definitions.imports if "DMN" in one.kind]
    for one in wanted:
        if one.namespace not in imports:
            raise DmnReadError(f"the model imports “{one.name}” from {one.namespace}: hand that model in as well")
    return wanted


def read_model(data: bytes, *, imports: Mapping[str, Model] = MappingProxyType({}), limits: Limits = DEFAULT) -> Model:
    """Read a DMN file; `imports` are the models that it imports, by their namespaces.

    Raises DmnReadError where it is none or a model is lacking; wrong texts in it are the model's `problems`.
    """
    return Model(read_dmn(data), imports=imports, limits=limits)
