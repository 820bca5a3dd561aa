"""One asking of a model: the values of its inputs, and of what has been decided so far (DMN 1.5, 10.4)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hanse.feel.dmn.compiled import Logic, reference_id
from hanse.feel.dmn.elements import Decision, Definitions, InputData, Knowledge, Node, Service
from hanse.feel.errors import FeelLimitError
from hanse.feel.reasons import Explanation, causes
from hanse.feel.run import NullResult, Reason, Run
from hanse.feel.source import Place
from hanse.feel.types.conformance import coerced
from hanse.feel.values.functions import Function
from hanse.feel.values.incoming import to_feel, to_python

_TOO_DEEP = "the decisions or a value go too deep"


class Session:
    """Values by element, each computed once; `given` values stand in for what would be computed."""

    def __init__(
        self, definitions: Definitions, logic: Mapping[str, Logic], inputs: Mapping[str, Any], run: Run
    ) -> None:
        self._elements = definitions.elements
        self._logic = logic
        self._inputs = inputs
        self._run = run
        self._known: dict[str, Any] = {}
        self._reasons: dict[str, Reason] = {}
        self._open: list[str] = []
        run.reasons = {}

    def answer(self, element: Decision | Service) -> Explanation:
        """Return the value of a decision, or of a service for inputs of its parameters' names."""
        try:
            value = self.value(element) if isinstance(element, Decision) else self._served(element)
            if value is not None:
                return Explanation(to_python(value, self._run), ())
        except RecursionError:
            raise FeelLimitError(_TOO_DEEP) from None
        return Explanation(None, tuple(dict.fromkeys(self._why(element.id, set()))))

    def value(self, element: Node) -> Any:
        """Return an element's value, FEEL's own."""
        if element.id not in self._known:
            self._known[element.id] = self._computed(element)
        return self._known[element.id]

    def _computed(self, element: Node) -> Any:
        logic = self._logic[element.id]
        match element:
            case InputData():
                return self._input(element, logic)
            case Service():
                return self._service(element)
            case Decision() if logic.program is not None:
                return self._decided(element, logic)
            case Knowledge() if logic.program is not None:
                return self._function(element, logic)
        self._note(element, logic.problem.message if logic.problem else "it has no logic", logic)
        return None

    def _input(self, element: InputData, logic: Logic) -> Any:
        if element.name not in self._inputs:
            self._note(element, "no value was given", logic)
            return None
        return self._fitting(element, to_feel(self._inputs[element.name]), logic)

    def _fitting(self, element: Node, value: Any, logic: Logic) -> Any:
        try:
            return coerced(value, logic.type, self._run)
        except NullResult as reason:
            self._note(element, str(reason), logic)
            return None

    def _decided(self, element: Decision, logic: Logic) -> Any:
        if element.id in self._open:
            self._note(element, "it depends on itself", logic)
            return None
        self._open.append(element.id)
        try:
            return logic.run(self._run, self._scope(element.requires))
        finally:
            self._open.pop()

    def _scope(self, requires: Sequence[str]) -> dict[str, Any]:
        found = (self._elements.get(reference_id(one)) for one in requires)
        return {one.name: self.value(one) for one in found if one is not None}

    def _function(self, element: Knowledge, logic: Logic) -> Function:
        """The function of a business knowledge model; what it requires is looked up when it is called."""
        assert element.logic is not None

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            made = logic.run(run, {element.name: self.value(element), **self._scope(element.requires)})
            return coerced(made.call(run, arguments), logic.type, run)

        return Function(element.name, tuple(one.name for one in element.logic.parameters), call)

    def _parameters(self, service: Service) -> list[Node]:
        ids = (*service.input_data, *service.input_decisions)
        return [self._elements[reference_id(one)] for one in ids if reference_id(one) in self._elements]

    def _service(self, service: Service) -> Function:
        parameters = self._parameters(service)

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            if len(arguments) != len(parameters):
                raise NullResult(f"“{service.name}” takes {len(parameters)} arguments, and got {len(arguments)}")
            inner = Session.__new__(Session)
            inner._inside(self, zip(parameters, arguments, strict=True), run)  # noqa: SLF001  a session of its own kind
            return inner._outputs(service)  # noqa: SLF001

        return Function(service.name, tuple(one.name for one in parameters), call)

    def _inside(self, outer: "Session", given: Any, run: Run) -> None:
        """Become the session of a service's body, which knows its arguments and nothing else."""
        self._elements, self._logic, self._inputs, self._run = outer._elements, outer._logic, {}, run
        self._known, self._reasons, self._open = {}, outer._reasons, outer._open
        for element, value in given:
            self._known[element.id] = coerced(value, self._logic[element.id].type, run)

    def _outputs(self, service: Service) -> Any:
        found = [self._elements[reference_id(one)] for one in service.outputs]
        if len(found) == 1:
            made = self.value(found[0])
        else:
            made = {one.name: self.value(one) for one in found}
        return self._fitting(service, made, self._logic[service.id])

    def _served(self, service: Service) -> Any:
        """A service asked from outside: each parameter is an input of its name."""
        for element in self._parameters(service):
            logic = self._logic[element.id]
            if element.name in self._inputs:
                self._known[element.id] = self._fitting(element, to_feel(self._inputs[element.name]), logic)
            else:
                self._known[element.id] = None
                self._note(element, "no value was given", logic)
        return self._outputs(service)

    def _note(self, element: Node, text: str, logic: Logic) -> None:
        problem = logic.problem
        place = Place(problem.line, problem.column, problem.where) if problem else Place(1, 1, f"“{element.name}”")
        self._reasons[element.id] = Reason(place, text)

    def _why(self, element_id: str, seen: set[str]) -> Iterator[Reason]:
        """The reasons for an element's null, those of what it requires first."""
        if element_id in seen or element_id not in self._elements:
            return
        seen.add(element_id)
        element = self._elements[element_id]
        required = element.outputs if isinstance(element, Service) else getattr(element, "requires", ())
        for one in required:
            if self._known.get(reference_id(one), ...) is None:
                yield from self._why(reference_id(one), seen)
        if element_id in self._reasons:
            yield self._reasons[element_id]
        yield from causes(self._logic[element_id].root, self._run.reasons or {})
