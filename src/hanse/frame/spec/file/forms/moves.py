"""Moves of a scenario: one line says what is done (take, say, pay, wait), the others belong to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.file.forms.base import Form, Plain, Spot
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.scenarios import Move, Pay, Say, Take, Wait
from hanse.kernel.yaml.document import Step

SAYS: Mapping[str, tuple[type[Move], str]] = {
    "take": (Take, "transition"),
    "say": (Say, "office"),
    "pay": (Pay, ""),
    "wait": (Wait, "days"),
}
"""The line that names the move, and the field that it gives."""

PAYS = {"description": "The applicant pays what is due; write `pay: true`.", "const": True}


@dataclass(frozen=True)
class Moves(Form):
    blocks: Mapping[str, Block]

    def schema(self) -> dict[str, Plain]:
        properties: dict[str, Plain] = {}
        for word, block in self.blocks.items():
            lines = block.definition()["properties"]
            named = lines.pop(SAYS[word][1], PAYS)
            properties |= {word: named, **lines}
        one = [{"required": [word]} for word in SAYS]
        return {"type": "object", "properties": properties, "oneOf": one, "additionalProperties": False}

    def read(self, value: Plain, at: Spot) -> Move:
        word = next(word for word in SAYS if word in value)
        kind, named = SAYS[word]
        lines = {named or name if name == word else name: one for name, one in value.items()}
        known = self.blocks[word].forms
        for name in lines.keys() - known.keys() - {word}:
            at.fault(f"“{name}” does not belong to “{word}”", name)
        given = self.blocks[word].values({name: one for name, one in lines.items() if name in known}, at)
        return kind(**given)

    def write(self, value: Move, identity: str) -> Plain:
        word = next(word for word, (kind, _named) in SAYS.items() if isinstance(value, kind))
        lines = self.blocks[word].write(value, identity)
        named = SAYS[word][1]
        return {word: lines.pop(named, True), **lines}

    def below(self, value: Plain, step: Step, identity: str) -> tuple[Form, str] | None:
        word = next((word for word in SAYS if isinstance(value, Mapping) and word in value), None)
        named = SAYS[word][1] if word and step == word else ""
        return self.blocks[word].below(value, named or step, identity) if word else None

    def parts(self) -> Iterator[Form]:
        yield from self.blocks.values()
