"""The door of DMN: read a model, ask it for a decision (DMN 1.5, 10.4 and 12.3).

>>> from hanse.feel.dmn.model import read_model
>>> model = read_model(open("fee.dmn", "rb").read())            # doctest: +SKIP
>>> model.decide("Fee", {"Income": 12000, "Children": 2}).value  # doctest: +SKIP
Decimal('40')
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from hanse.feel.dmn.asking import Session, parameters_of
from hanse.feel.dmn.compiled import Imported, Logic, linked
from hanse.feel.dmn.elements import Decision, DecisionService, Definitions, Import, InputData
from hanse.feel.dmn.errors import UnknownElement, unknown
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.reasons import Explanation
from hanse.feel.run import runs_within


class Model:
    """A decision model (6.3.2) that has been read; it never changes and may be shared between threads."""

    def __init__(
        self,
        definitions: Definitions,
        *,
        imports: Mapping[str, "Model"] = MappingProxyType({}),
        limits: Limits = DEFAULT,
    ) -> None:
        self.definitions = definitions
        self._limits = limits
        had = (one for one in definitions.imports if one.is_dmn and one.namespace in imports)
        self.linked = linked(definitions, [imports[one.namespace].lent(one) for one in had])
        self._by_name = {one.element.name: one for one in reversed(self.linked.own)}

    def lent(self, under: Import) -> Imported:
        """Return what this model lends to one that imports it (6.3.3)."""
        return Imported(under.name, under.namespace, self.linked.logic, self.linked.types)

    @property
    def problems(self) -> tuple[FeelSyntaxError, ...]:
        """What is wrong in the model (6.3): in its imports, its types, then in the order of its elements.

        A ModelFault names an element, a type or an import that the standard forbids, any other FeelSyntaxError a text
        that cannot be read: what needs it is null whatever the inputs, for that reason. A FeelTypeError names a part of
        a text that can: the types alone say that it is null, or a condition that is never true.
        """
        found = (part for one in self.linked.own for part in ((one.problem,) if one.problem else one.findings))
        return tuple(dict.fromkeys((*self.linked.wrong, *found)))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the values it takes (6.3.11): input data, also of imports, and what services are handed."""
        logic = self.linked.logic
        data = (one for one in logic.values() if isinstance(one.element, InputData))
        handed = (logic[part.key] for one in self.linked.own for part in parameters_of(one) if part.key in logic)
        return tuple(dict.fromkeys(one.element.name for one in (*data, *handed)))

    @property
    def decisions(self) -> tuple[str, ...]:
        """The names of the decisions (6.3.7), in the order of the file."""
        return tuple(one.element.name for one in self._decisions())

    def decide(self, name: str, inputs: Mapping[str, Any]) -> Explanation:
        """Return a decision's value, or a service's, for the inputs by name, and why it is null (10.4).

        Inputs of imported models are known by their own names as well. Raises UnknownElement, FeelLimitError where
        the model would outgrow its limits, and FeelValueError.
        """
        found = self._by_name.get(name)
        if found is None or not isinstance(found.element, Decision | DecisionService):
            raise UnknownElement(unknown("decision", name, self.decisions))
        return self._session(inputs).answer(found)

    def decide_all(self, inputs: Mapping[str, Any]) -> dict[str, Explanation]:
        """Return every decision's value (10.4); what several need is computed once."""
        session = self._session(inputs)
        return {one.element.name: session.answer(one) for one in self._decisions()}

    def _decisions(self) -> Iterator[Logic]:
        return (one for one in self.linked.own if isinstance(one.element, Decision))

    def _session(self, inputs: Mapping[str, Any]) -> Session:
        run = runs_within(self._limits)()
        run.reasons = {}
        return Session(self.linked.logic, inputs, run)


def read_model(data: bytes, *, imports: Mapping[str, Model] = MappingProxyType({}), limits: Limits = DEFAULT) -> Model:
    """Read a DMN file (12.3); `imports` are the models that it imports, by their namespaces.

    Raises DmnReadError where it is none; what is wrong in it, or lacking, are the model's `problems`.
    """
    return Model(read_dmn(data), imports=imports, limits=limits)
