"""Things that both descriptions name: who offers the service, languages, countries, and words in every language."""

from collections.abc import Iterator
from dataclasses import dataclass

import pycountry

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.export.rdf.turtle import Graph, Iri, Literal
from hanse.kernel.texts import Text

EU = "http://publications.europa.eu/resource/authority"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who offers a service: an address that stands for it, and its name in a language."""

    address: str
    name: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Site:
    """Where the service is; `address` has no slash at its end. `licence` is the address of the data's licence."""

    address: str
    authority: Authority
    licence: str = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"


def words(procedure: Declaration, text: Text) -> Iterator[Literal]:
    """A text in each language in which it is there."""
    translations = procedure.translations
    yield Literal(text.default, translations.default_language)
    for language, wordings in translations.languages.items():
        if wordings.get(text.id):
            yield Literal(wordings[text.id], language)


def languages(graph: Graph, procedure: Declaration) -> Iterator[Iri]:
    """The languages of the service, as the EU's authority names them."""
    for language in dict.fromkeys((procedure.translations.default_language, *procedure.translations.languages)):
        found = pycountry.languages.get(alpha_2=language.split("-")[0])
        if found is not None:
            yield graph.thing(f"{EU}/language/{found.alpha_3.upper()}", "dct:LinguisticSystem")


def country(graph: Graph, procedure: Declaration) -> Iri:
    """The place of the service, as the EU's authority names it."""
    found = pycountry.countries.get(alpha_2=procedure.calendar.country)
    code = found.alpha_3 if found else procedure.calendar.country
    return graph.thing(f"{EU}/country/{code}", "dct:Location")


def concept(graph: Graph, address: str, label: str, language: str = "en") -> Iri:
    """An entry of a published list of words."""
    named = graph.thing(address, "skos:Concept")
    graph.say(named, "skos:prefLabel", Literal(label, language))
    return named
