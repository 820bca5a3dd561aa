"""Decision tables, whose lines stand among those of the rule that they belong to."""

import re

from hanse.feel.tables.declaration import Table
from hanse.feel.tables.document import POLICIES, document_of, read_table
from hanse.feel.tables.errors import TableError
from hanse.frame.spec.file.forms.base import Form, Plain, Spot

_COLUMN = ["string", "object"]
_CELL = {"type": ["string", "number", "boolean", "null"]}
_KEYS = ("table", "givens", "policy", "inputs", "outputs", "notes", "rules")
_WHERE = re.compile(r"(rule|input|output) (\d+)")


def _words(about: str) -> dict[str, Plain]:
    return {"type": "string", "description": about}


class TableForm(Form):
    """The document of `hanse.feel.tables.document`."""

    required = ("table", "outputs", "rules")

    def schema(self) -> dict[str, Plain]:
        return {"type": "object", "properties": self.properties(), "required": list(self.required)}

    def properties(self) -> dict[str, Plain]:
        """The lines of a table."""
        column = {
            "type": _words("The type of its values: number, string, boolean, date …"),
            "values": _words("The values that there are, in FEEL, so that gaps are found."),
            "label": _words("The heading in words."),
        }
        reads = {"reads": _words("The FEEL expression that the column looks at."), **column}
        name = {"name": _words("The name of the result."), **column, "default": _words("The result if no row holds.")}
        return {
            "table": _words("The name of the table."),
            "givens": {
                "description": "The questions that cells may look at, each with its type.",
                "type": "object",
                "additionalProperties": {"type": ["string", "null"]},
            },
            "policy": {"description": "What holds if several rows match; unique: only one can.", "enum": [*POLICIES]},
            "inputs": _columns("The columns that are looked at; left out, the givens.", reads, "reads"),
            "outputs": _columns("The columns of results.", name, "name"),
            "notes": _words("The heading of the notes at the rows."),
            "rules": {
                "description": "Rows: a FEEL cell for each input, one for each output, and perhaps a note.",
                "type": "array",
                "items": {"type": "array", "items": _CELL},
            },
        }

    def read(self, value: Plain, at: Spot) -> Table:
        try:
            return read_table({key: value[key] for key in _KEYS if key in value})
        except TableError as error:
            found = _WHERE.match(str(error))
            steps: tuple[str | int, ...] = (f"{found[1]}s", int(found[2]) - 1) if found else ()
            at.fault(str(error), *steps)
            return read_table({"table": "?", "givens": {}, "outputs": ["?"], "rules": []})

    def write(self, value: Table, identity: str) -> Plain:
        del identity
        document = document_of(value)
        if document["policy"] == "unique":
            del document["policy"]
        return {**document, "rules": [[_cell(one) for one in row] for row in document["rules"]]}


def _columns(about: str, properties: dict[str, Plain], name: str) -> dict[str, Plain]:
    entry = {"type": _COLUMN, "properties": properties, "required": [name], "additionalProperties": False}
    return {"description": about, "type": "array", "items": entry}


def _cell(text: str) -> Plain:
    """A cell without quotes where it is a number or a truth value."""
    if text in {"true", "false"}:
        return text == "true"
    try:
        return int(text) if str(int(text)) == text else text
    except ValueError:
        return text
