"""The cases of the DMN Technology Compatibility Kit, read from their files and put to our door of DMN."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from hanse.feel.dmn.model import Model, read_model
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.run import Run
from hanse.feel.values.equality import equal
from hanse.feel.values.incoming import to_feel
from hanse.feel.values.kinds import KINDS, NUMBERS
from hanse.feel.values.spelling import date_from, date_time_from, duration_of, time_from

NIL, TYPE = (f"{{http://www.w3.org/2001/XMLSchema-instance}}{name}" for name in ("nil", "type"))
TOLERANCE = Decimal("1e-8")
NUMERIC = {"decimal", "double", "integer", "int", "long", "float"}
SPELT = {
    "date": date_from,
    "time": time_from,
    "dateTime": date_time_from,
    "duration": duration_of,
    "dayTimeDuration": duration_of,
    "yearMonthDuration": duration_of,
}


@dataclass(frozen=True)
class Case:
    """One result that is asked for: `target` is the decision or service, `result` what of it is compared."""

    number: str
    target: str
    result: str
    inputs: Mapping[str, Any]
    expected: Any

    def passes(self, model: Model) -> bool:
        found = model.decide(self.target, self.inputs).value
        if self.target != self.result and isinstance(found, dict) and self.result in found:
            found = found[self.result]
        return alike(found, self.expected)


def folders(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("*/*") if path.is_dir())


def cases_of(folder: Path) -> Iterator[tuple[Model, Case]]:
    """Each case of a folder with the model that it asks."""
    for file in sorted(folder.glob("*-test-*.xml")):
        root = etree.parse(file).getroot()
        model = model_in(folder / str(_child(root, "modelName").text).strip())
        for one in _children(root, "testCase"):
            inputs = {node.get("name"): _value(node) for node in _children(one, "inputNode")}
            service = one.get("invocableName") if one.get("type") == "decisionService" else None
            for node in _children(one, "resultNode"):
                name = node.get("name")
                yield model, Case(one.get("id"), service or name, name, inputs, _value(_child(node, "expected")))


def model_in(file: Path) -> Model:
    """The model of a file, and what it imports from the files beside it."""
    others = {etree.parse(path).getroot().get("namespace"): path for path in file.parent.glob("*.dmn") if path != file}
    data = file.read_bytes()
    wanted = [one.namespace for one in read_dmn(data).imports if one.namespace in others]
    return read_model(data, imports={namespace: model_in(others[namespace]) for namespace in wanted})


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str) and etree.QName(child).localname == name)


def _child(element: Any, name: str) -> Any:
    return next(_children(element, name))


def _value(element: Any) -> Any:
    for child in _children(element, "list"):
        return None if child.get(NIL) == "true" else [_value(item) for item in _children(child, "item")]
    components = list(_children(element, "component"))
    if components:
        return {one.get("name"): _value(one) for one in components}
    value = _child(element, "value")
    if value.get(NIL) == "true":
        return None
    kind, text = str(value.get(TYPE) or "").rpartition(":")[2], value.text or ""
    if kind in NUMERIC:
        return Decimal(text)
    if kind == "boolean":
        return text.strip() in {"true", "1"}
    return SPELT[kind](text.strip()) if kind in SPELT else text


def alike(found: Any, expected: Any) -> bool:
    """As the kit compares: numbers to eight digits, all else exactly."""
    found = to_feel(found)
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(map(alike, found, expected))
    if isinstance(expected, dict):
        same_names = isinstance(found, dict) and found.keys() == expected.keys()
        return same_names and all(alike(found[name], value) for name, value in expected.items())
    if found is None or expected is None:
        return found is expected
    if type(expected) is Decimal:
        return type(found) in NUMBERS and abs(found - expected) <= TOLERANCE * max(1, abs(expected))
    return KINDS[type(found)] is KINDS[type(expected)] and equal(found, expected, Run()) is True
