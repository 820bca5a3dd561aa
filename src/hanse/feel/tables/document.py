"""Tables (DMN 1.5, 8.2) as documents of lists and names, as YAML, JSON and Python write them.

    table: Fee
    givens: {Income: number, Zone: string}
    policy: unique
    inputs:
      - Income
      - {reads: Zone, values: '"centre", "outskirts"'}
    outputs:
      - {name: fee, type: number, default: 99}
    notes: Why
    rules:
      - ["< 10000", "-", 0, low income]
      - ["[10000..50000]", '"centre"', 40]

A row is a cell for each input, one for each output, and perhaps a note. Cells are FEEL; numbers and truth values may
be written as such. `inputs` left out are the givens; a policy left out is unique.
"""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from hanse.feel.dmn import boxed
from hanse.feel.policies import HitPolicy
from hanse.feel.tables.declaration import Table
from hanse.feel.tables.errors import TableError

POLICIES: Mapping[str, HitPolicy] = {policy.name.lower().replace("_", " "): policy for policy in HitPolicy}
_KEYS = ("table", "givens", "policy", "inputs", "outputs", "notes", "rules")
_SCALARS = (str, int, float, Decimal)


def load_table(text: str) -> Table:
    """Return the table (8.2) that a YAML text declares. Raises TableError."""
    try:
        document = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError) as trouble:  # ValueError: a date or a number that is none
        raise TableError(f"this is no YAML: {trouble}") from None
    except RecursionError:
        raise TableError("this is no YAML of a table: its brackets stand too deep inside one another") from None
    return read_table(document)


def read_table(document: Any) -> Table:
    """Return the table (8.2) that a document declares. Raises TableError, which says where and what is wrong."""
    given = _mapping(document, "the table", _KEYS)
    for key in ("table", "outputs", "rules"):
        if key not in given:
            raise TableError(f"the table lacks “{key}”")
    givens = {
        str(name): _text(kind or "", f"givens, {name}")
        for name, kind in _mapping(given.get("givens", {}), "givens").items()
    }
    inputs = tuple(
        _input(one, f"input {n}") for n, one in enumerate(_list(given.get("inputs", list(givens)), "inputs"), 1)
    )
    outputs = tuple(_output(one, f"output {n}") for n, one in enumerate(_list(given["outputs"], "outputs"), 1))
    rows = _list(given["rules"], "rules")
    rules = tuple(_rule(row, len(inputs), len(outputs), f"rule {n}") for n, row in enumerate(rows, 1))
    notes = (_text(given["notes"], "notes"),) if "notes" in given else ()
    logic = boxed.DecisionTable(inputs, outputs, rules, _policy(given.get("policy", "unique")), notes)
    return Table(_text(given["table"], "table"), givens or {one.expression.text: "" for one in inputs}, logic)


def document_of(table: Table) -> dict[str, Any]:
    """Return a table as a document, which reads back as the table (8.2).

    Types that a model defined are left out: a document has no place for what they mean.
    """
    logic = table.logic
    lost = {item.name for item in table.types}
    return {
        "table": table.name,
        "givens": {name: _kept(kind, lost) for name, kind in table.givens.items()},
        "policy": next(word for word, policy in POLICIES.items() if policy is logic.policy),
        "inputs": [
            _present(
                reads=one.expression.text,
                type=_kept(one.expression.type_ref, lost),
                values=one.allowed,
                label=one.label,
            )
            for one in logic.inputs
        ],
        "outputs": [
            _present(
                name=one.name, type=_kept(one.type_ref, lost), values=one.values, default=one.default, label=one.label
            )
            for one in logic.outputs
        ],
        **({"notes": logic.annotations[0]} if logic.annotations else {}),
        "rules": [[*rule.tests, *rule.results, *rule.annotations[:1]] for rule in logic.rules],
    }


def _kept(kind: str, lost: Container[str]) -> str:
    return "" if kind in lost else kind


def _present(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _mapping(value: Any, where: str, keys: Sequence[str] = ()) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise TableError(f"{where}: names with values are wanted, not {type(value).__name__}")
    strange = [str(key) for key in value if keys and key not in keys]
    if strange:
        raise TableError(f"{where}: there is no “{strange[0]}”; there are: {', '.join(keys)}")
    return value


def _list(value: Any, where: str) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise TableError(f"{where}: a list is wanted, not {type(value).__name__}")
    return value


def _text(value: Any, where: str) -> str:
    """A cell's text; a number and a truth value are written as FEEL writes them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _SCALARS):
        return str(value).strip()
    if isinstance(value, date):
        word = value.isoformat()
        raise TableError(f"{where}: {word} is a date of YAML's own; write it as FEEL does: '@\"{word}\"'")
    raise TableError(
        f"{where}: a text is wanted, not {type(value).__name__}; put FEEL with brackets in quotation marks"
    )


def _input(value: Any, where: str) -> boxed.InputClause:
    if not isinstance(value, Mapping):
        return boxed.InputClause(boxed.LiteralExpression(_text(value, where)))
    given = {
        key: _text(one, where) for key, one in _mapping(value, where, ("reads", "type", "values", "label")).items()
    }
    if not given.get("reads"):
        raise TableError(f"{where}: it lacks “reads”, the expression that it looks at")
    return boxed.InputClause(
        boxed.LiteralExpression(given["reads"], given.get("type", "")), given.get("values", ""), given.get("label", "")
    )


def _output(value: Any, where: str) -> boxed.OutputClause:
    if not isinstance(value, Mapping):
        return boxed.OutputClause(_text(value, where))
    keys = ("name", "type", "values", "default", "label")
    given = {key: _text(one, where) for key, one in _mapping(value, where, keys).items()}
    name, kind, values, default, label = (given.get(key, "") for key in keys)
    return boxed.OutputClause(name, kind, values, default, label)


def _rule(value: Any, inputs: int, outputs: int, where: str) -> boxed.DecisionRule:
    cells = [_text(cell, f"{where}, cell {n}") for n, cell in enumerate(_list(value, where), 1)]
    if not inputs + outputs <= len(cells) <= inputs + outputs + 1:
        wanted = f"{inputs} for the inputs, {outputs} for the outputs, and perhaps a note"
        raise TableError(f"{where}: it has {len(cells)} cells; wanted are {wanted}")
    if (note := value[inputs + outputs :]) and not isinstance(note[0], str):
        raise TableError(
            f"{where}: {cells[-1]} is one cell too many; a decimal has a point (25.50), a note is in quotes"
        )
    return boxed.DecisionRule(
        tuple(cells[:inputs]), tuple(cells[inputs : inputs + outputs]), tuple(cells[inputs + outputs :])
    )


def _policy(value: Any) -> HitPolicy:
    found = POLICIES.get(str(value).lower())
    if found is None:
        raise TableError(f"policy: there is no “{value}”; there are: {', '.join(POLICIES)}")
    return found
