"""Statements about things (RDF), written as Turtle."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Iri:
    """An address, as the name of a thing. Raises ValueError for what is none."""

    address: str

    def __post_init__(self) -> None:
        if not self.address or _NOT_IN_IRI.search(self.address):
            raise ValueError(f"“{self.address}” is no address")

    def __str__(self) -> str:
        return f"<{self.address}>"


@dataclass(frozen=True, slots=True)
class Literal:
    """Words in a language, or a value of a type (`xsd:double`)."""

    words: str
    language: str = ""
    kind: str = ""

    def __str__(self) -> str:
        quoted = json.dumps(self.words, ensure_ascii=False).replace("\x7f", "\\u007F")
        return quoted + (f"@{self.language}" if self.language else f"^^{self.kind}" if self.kind else "")


@dataclass
class Graph:
    """What is said, by thing, in the order in which it was said."""

    about: dict[Iri, list[tuple[str, str]]] = field(default_factory=dict)

    def say(self, thing: Iri, predicate: str, *objects: Iri | Literal | str) -> None:
        """`predicate`, and objects that are strings, are short names: `dct:title`, `cv:Channel`."""
        known = self.about.setdefault(thing, [])
        known.extend((predicate, str(one)) for one in objects if (predicate, str(one)) not in known)

    def thing(self, address: str, kind: str) -> Iri:
        """A thing of a kind, under its address."""
        named = Iri(address)
        self.say(named, "a", kind)
        return named

    def turtle(self) -> str:
        lines = [f"@prefix {name}: <{space}> ." for name, space in PREFIXES.items()]
        return "\n".join([*lines, *(_block(thing, said) for thing, said in self.about.items())]) + "\n"


def _block(thing: Iri, said: Iterable[tuple[str, str]]) -> str:
    return f"\n{thing}\n  " + " ;\n  ".join(f"{predicate} {one}" for predicate, one in said) + " ."
