"""The door of DMN: read a model, ask it for a decision.

>>> from hanse.feel.dmn.model import read_model
>>> model = read_model(open("fee.dmn", "rb").read())            # doctest: +SKIP
>>> model.decide("Fee", {"Income": 12000, "Children": 2}).value  # doctest: +SKIP
Decimal('40')
"""

from collections.abc import Mapping
from typing import Any

from hanse.feel.dmn.asking import Session
from hanse.feel.dmn.compiled import Logic, compiled_logic
from hanse.feel.dmn.elements import Decision, Definitions, Node, Service
from hanse.feel.dmn.errors import UnknownElement
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.reasons import Explanation
from hanse.feel.run import Run


class Model:
    """A decision model that has been read; it never changes and may be shared between threads."""

    def __init__(self, definitions: Definitions, limits: Limits = DEFAULT) -> None:
        self.definitions = definitions
        self._limits = limits
        self._logic: Mapping[str, Logic] = compiled_logic(definitions)
        self._by_name: dict[str, Node] = {one.name: one for one in reversed(list(definitions.elements.values()))}

    @property
    def problems(self) -> tuple[FeelSyntaxError, ...]:
        """What is wrong in the texts of the model, in their order; an element with a problem gives null."""
        return tuple(one.problem for one in self._logic.values() if one.problem)

    @property
    def decisions(self) -> tuple[str, ...]:
        """The names of the decisions, in the order of the file."""
        return tuple(one.name for one in self.definitions.elements.values() if isinstance(one, Decision))

    def decide(self, name: str, inputs: Mapping[str, Any]) -> Explanation:
        """Return a decision's value, or a service's, for the values of the inputs by name, and why it is null.

        Raises UnknownElement, FeelLimitError where the model would outgrow its limits, and FeelValueError.
        """
        element = self._by_name.get(name)
        if not isinstance(element, Decision | Service):
            raise UnknownElement(f"there is no decision “{name}”; there are: {', '.join(self.decisions)}")
        return self._session(inputs).answer(element)

    def decide_all(self, inputs: Mapping[str, Any]) -> dict[str, Explanation]:
        """Return every decision's value; what several need is computed once."""
        session = self._session(inputs)
        found = (one for one in self.definitions.elements.values() if isinstance(one, Decision))
        return {one.name: session.answer(one) for one in found}

    def _session(self, inputs: Mapping[str, Any]) -> Session:
        run = Run() if self._limits is DEFAULT else type("LimitedRun", (Run,), {"limits": self._limits})()
        return Session(self.definitions, self._logic, inputs, run)


def read_model(data: bytes, *, limits: Limits = DEFAULT) -> Model:
    """Read a DMN file. Raises DmnReadError where it is none; wrong texts in it are the model's `problems`."""
    return Model(read_dmn(data), limits)
