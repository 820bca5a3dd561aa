"""Our own models, which need no shared folder, and small ones made in a test."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from hanse.feel.dmn.model import Model, read_model

FOLDER = Path(__file__).with_name("models")
FILES = sorted(FOLDER.glob("*.dmn"))
MODEL = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">{}</definitions>'


def own_model(name: str) -> Model:
    """One of our models by the name of its file, with what it imports."""
    imports = {"https://example.org/fee": own_model("fee")} if name == "letter" else {}
    return read_model((FOLDER / f"{name}.dmn").read_bytes(), imports=imports)


def model_of(body: str) -> Model:
    """A model of this XML."""
    return read_model(MODEL.format(body).encode())


def table(policy: str, rules: list[tuple[str, ...]], *, outputs: str = '<output name="o"/>', inputs: int = 1) -> Model:
    """A model of one decision “D”, a table of inputs a, b … and rules whose first cells are the tests."""
    names = "abcdef"[:inputs]
    data = "".join(f'<inputData id="{name}" name="{name}"/>' for name in names)
    needs = "".join(
        f'<informationRequirement><requiredInput href="#{name}"/></informationRequirement>' for name in names
    )
    columns = "".join(f"<input><inputExpression><text>{name}</text></inputExpression></input>" for name in names)
    rows = "".join(
        f"<rule>{_cells('inputEntry', rule[:inputs])}{_cells('outputEntry', rule[inputs:])}</rule>" for rule in rules
    )
    logic = f"<decisionTable {policy}>{columns}{outputs}{rows}</decisionTable>"
    return model_of(f'{data}<decision id="D" name="D"><variable name="D"/>{needs}{logic}</decision>')


def _cells(element: str, texts: tuple[str, ...]) -> str:
    return "".join(f"<{element}><text>{escape(text)}</text></{element}>" for text in texts)


def decided(model: Model, decision: str = "D", **inputs: Any) -> Any:
    """The value of a decision."""
    return model.decide(decision, inputs).value
