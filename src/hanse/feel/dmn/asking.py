"""One asking of a model: the values of its inputs, and of what has been decided so far (DMN 1.5, 10.4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hanse.feel.dmn.compiled import Logic
from hanse.feel.dmn.elements import BusinessKnowledgeModel, Decision, DecisionService, InputData
from hanse.feel.dmn.references import Required
from hanse.feel.errors import FeelLimitError
from hanse.feel.reasons import Explanation, causes
from hanse.feel.run import NullResult, Reason, Run
from hanse.feel.source import Place
from hanse.feel.types.conformance import coerced
from hanse.feel.values.functions import Function
from hanse.feel.values.incoming import to_feel, to_python

_TOO_DEEP = "the decisions or a value go too deep"
_STEPS_OF_AN_ELEMENT = 3
"""What it costs to find the value of one element of a service, besides its logic."""


@dataclass(slots=True)
class Session:
    """Values by key, each computed once (10.4); what is `known` from the start stands in for what would be computed."""

    logic: Mapping[str, Logic]
    inputs: Mapping[str, Any]
    run: Run
    known: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def answer(self, one: Logic) -> Explanation:
        """Return the value of a decision (6.3.7), or of a service (6.3.10) for inputs of its parameters' names."""
        try:
            value = self._served(one) if _is_service(one) else self.value(one)
            if value is not None:
                return Explanation(to_python(value, self.run), ())
        except RecursionError:
            raise FeelLimitError(_TOO_DEEP) from None
        return Explanation(None, tuple(dict.fromkeys(self._why(one, set()))))

    def value(self, one: Logic) -> Any:
        """Return an element's value, FEEL's own (10.4)."""
        if one.key not in self.known:
            self.known[one.key] = self._computed(one)
        return self.known[one.key]

    def _computed(self, one: Logic) -> Any:
        if one.problem is not None:
            self._note(one, one.problem.message)
            return None
        match one.element:
            case InputData():
                return self._input(one)
            case DecisionService() as service:
                return self._service(one, service)
            case Decision():
                return self._decided(one)
            case BusinessKnowledgeModel() as knowledge:
                return self._function(one, knowledge)

    def _input(self, one: Logic) -> Any:
        name = one.element.name
        if name not in self.inputs:
            self._note(one, "no value was given")
            return None
        return self._fitting(one, to_feel(self.inputs[name]))

    def _fitting(self, one: Logic, value: Any) -> Any:
        try:
            return self._given(one, value)
        except NullResult as reason:
            self._note(one, str(reason))
            return None

    def _given(self, one: Logic, value: Any) -> Any:
        """A value that stands for an element's, as of its type. Raises NullResult."""
        if one.problem is not None and isinstance(one.element, InputData):
            raise NullResult(one.problem.message)
        return coerced(value, one.type, self.run)

    def _decided(self, one: Logic) -> Any:
        if one.key in self.open:
            self._note(one, "it depends on itself")
            return None
        self.open.append(one.key)
        try:
            return one.run(self.run, self._scope(one.requires))
        finally:
            self.open.pop()

    def _scope(self, requires: Iterable[Required]) -> dict[str, Any]:
        """The values that an element sees by name; those of an imported model are entries under its name."""
        scope: dict[str, Any] = {}
        for required in requires:
            one = self.logic.get(required.key)
            if one is not None:
                names = scope.setdefault(required.prefix, {}) if required.prefix else scope
                names[one.element.name] = self.value(one)
        return scope

    def _function(self, one: Logic, knowledge: BusinessKnowledgeModel) -> Function:
        """The function of a business knowledge model; what it requires is looked up when it is called."""
        assert knowledge.logic is not None

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            made = one.run(run, {knowledge.name: self.value(one), **self._scope(one.requires)})
            return coerced(made.call(run, arguments), one.type, run)

        return Function(knowledge.name, tuple(parameter.name for parameter in knowledge.logic.parameters), call)

    def _service(self, one: Logic, service: DecisionService) -> Function:
        parameters = self._known_ones(parameters_of(one))

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            if len(arguments) != len(parameters):
                raise NullResult(f"“{service.name}” takes {len(parameters)} arguments, and got {len(arguments)}")
            given = zip(parameters, arguments, strict=True)
            known = {parameter.key: self._given(parameter, value) for parameter, value in given}
            # Its body knows its arguments and nothing else of this session.
            body = replace(self, inputs={}, run=run, known=known)
            value = body._outputs(one)
            run.spend(_STEPS_OF_AN_ELEMENT * len(body.known))
            return value

        return Function(service.name, tuple(parameter.element.name for parameter in parameters), call)

    def _outputs(self, one: Logic) -> Any:
        found = self._known_ones(outputs_of(one))
        values = {output.element.name: self.value(output) for output in found}
        return self._fitting(one, values if len(found) != 1 else values[found[0].element.name])

    def _served(self, one: Logic) -> Any:
        """A service asked from outside: each parameter is an input of its name."""
        for parameter in self._known_ones(parameters_of(one)):
            self.known[parameter.key] = self._input(parameter)
        return self._outputs(one)

    def _known_ones(self, references: Iterable[Required]) -> list[Logic]:
        return [self.logic[required.key] for required in references if required.key in self.logic]

    def _note(self, one: Logic, text: str) -> None:
        problem = one.problem
        place = Place(problem.line, problem.column, problem.where) if problem else Place(1, 1, f"“{one.element.name}”")
        self.reasons[one.key] = Reason(place, text)

    def _why(self, one: Logic, seen: set[str]) -> Iterator[Reason]:
        """The reasons for an element's null, those of what it requires or calls first."""
        if one.key in seen:
            return
        seen.add(one.key)
        required = outputs_of(one) if isinstance(one.element, DecisionService) else one.requires
        for other in self._known_ones(required):
            if self.known.get(other.key) is None or isinstance(other.element, BusinessKnowledgeModel | DecisionService):
                yield from self._why(other, seen)
        if one.key in self.reasons:
            yield self.reasons[one.key]
        yield from causes(one.root, self.run.reasons or {})


def outputs_of(one: Logic) -> tuple[Required, ...]:
    """Return the decisions that a service puts out (6.3.10); none of any other element."""
    return one.requires[: len(one.element.outputs)] if isinstance(one.element, DecisionService) else ()


def parameters_of(one: Logic) -> tuple[Required, ...]:
    """Return what a service is handed, in order (6.3.10); nothing of any other element."""
    return one.requires[len(one.element.outputs) :] if isinstance(one.element, DecisionService) else ()


def _is_service(one: Logic) -> bool:
    return isinstance(one.element, DecisionService) and one.problem is None
