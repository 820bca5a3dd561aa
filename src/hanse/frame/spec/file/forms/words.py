"""Texts: a plain string, whose id follows from its place; or a block where it has an id of its own, or a note."""

from hanse.frame.spec.file.forms.base import Form, Plain, Spot
from hanse.kernel.texts import Text


class TextForm(Form):
    def schema(self) -> dict[str, Plain]:
        return {"$ref": "#/$defs/Text"}

    def read(self, value: Plain, at: Spot) -> Text:
        block = {"text": value} if isinstance(value, str) else value
        identity, words, note = block.get("id", at.identity), block["text"], block.get("note", "")
        text = Text(identity, words, note)
        at.found.texts.setdefault(text.id, text)
        return text

    def write(self, value: Text, identity: str) -> Plain:
        if value.id == identity and not value.note:
            return value.default
        own = {} if value.id == identity else {"id": value.id}
        return {"text": value.default, **own, **({"note": value.note} if value.note else {})}


TEXT_SCHEMA: dict[str, Plain] = {
    "description": "Words in the procedure's own language; a block where the text has an id or a note for translators.",
    "type": ["string", "object"],
    "properties": {
        "text": {"type": "string", "description": "The words themselves."},
        "id": {"type": "string", "description": "The id under which translations find it; left out, its place is it."},
        "note": {"type": "string", "description": "What a translator should know."},
    },
    "required": ["text"],
    "additionalProperties": False,
}
