"""A decision table as a declaration of its own: what it is given, and rows as data; to DMN and from it (DMN 1.5, 8.2).

>>> from hanse.feel.tables.document import read_table
>>> fee = read_table({
...     "table": "Fee",
...     "givens": {"Age": "number", "Student": "boolean"},
...     "inputs": ["Age", "Student"],
...     "outputs": [{"name": "fee", "type": "number"}],
...     "rules": [
...         ["< 18", "-", 0],
...         [">= 18", True, 20],
...         [">= 18", False, 40],
...     ],
... })
>>> fee.model().decide("Fee", {"Age": 30, "Student": True}).value
Decimal('20')
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.feel.dmn.boxed import DecisionTable
from hanse.feel.dmn.elements import Decision, Definitions, InputData, ItemDefinition, Needs, Requirement
from hanse.feel.dmn.model import Model
from hanse.feel.tables.errors import TableError

_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table with a name (8.2); `givens` are the names that its cells may use, each with a type or "".

    `types` are those that a model defined besides FEEL's own.
    """

    name: str
    givens: Mapping[str, str]
    logic: DecisionTable
    types: tuple[ItemDefinition, ...] = ()

    def definitions(self) -> Definitions:
        """Return the table as a decision model of one decision (6.3.2)."""
        inputs = [
            InputData(id=f"input_{number}", name=name, type_ref=kind)
            for number, (name, kind) in enumerate(self.givens.items(), 1)
        ]
        requires = tuple(Requirement(Needs.INPUT, one.id) for one in inputs)
        decision = Decision(id=_DECISION, name=self.name, logic=self.logic, requires=requires)
        return Definitions(
            name=self.name, namespace=f"urn:hanse:table:{self.name}", elements=(*inputs, decision), items=self.types
        )

    def model(self) -> Model:
        """Return the table ready to decide by its name (10.4); wrong texts in it are the model's `problems`."""
        return Model(self.definitions())


def table_in(definitions: Definitions, decision: str) -> Table:
    """Return a decision of a model as a table (8.2); raise TableError where there is none, or it is no table.

    What the decision requires becomes what the table is given.
    """
    decisions = (one for one in definitions.elements if isinstance(one, Decision))
    found = next((one for one in decisions if one.name == decision), None)
    if found is None or not isinstance(found.logic, DecisionTable):
        raise TableError(f"“{decision}” is no decision that is a table")
    by_id = definitions.by_id
    required = (by_id.get(one.reference) for one in found.requires)
    return Table(
        decision, {one.name: one.type_ref for one in required if one is not None}, found.logic, definitions.items
    )
