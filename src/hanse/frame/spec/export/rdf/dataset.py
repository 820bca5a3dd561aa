"""The public register of a service described as a data set, by DCAT-AP 3.0."""

from collections.abc import Mapping

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.export.rdf.authorities import EU, Site, country, languages, words
from hanse.frame.spec.export.rdf.turtle import Graph, Iri, Literal

_FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def dataset_description(procedure: Declaration, site: Site, files: Mapping[str, str], *, page: str = "") -> str:
    """The register as Turtle; `files` are its addresses by format: csv, json, xlsx; `page` is where people read it.

    Raises ValueError for a procedure without a public register, and for a format that is not known.
    """
    register = procedure.register
    if register is None or not register.public:
        raise ValueError(f"“{procedure.key}” has no public register")
    graph = Graph()
    dataset = graph.thing(f"{site.address}/{procedure.key}/{register.key}", "dcat:Dataset")
    graph.say(dataset, "dct:identifier", Literal(f"{procedure.key}-{register.key}"))
    graph.say(dataset, "dct:title", *words(procedure, register.title))
    graph.say(dataset, "dct:description", *words(procedure, procedure.summary))
    graph.say(dataset, "dct:language", *languages(graph, procedure))
    graph.say(dataset, "dct:spatial", country(graph, procedure))
    graph.say(dataset, "dct:publisher", _publisher(graph, site))
    graph.say(dataset, "dcat:landingPage", graph.thing(page or f"{dataset.address}/", "foaf:Document"))
    for kind, address in files.items():
        graph.say(dataset, "dcat:distribution", _distribution(graph, site, dataset, kind, address))
    return graph.turtle()


def _publisher(graph: Graph, site: Site) -> Iri:
    named = graph.thing(site.authority.address, "foaf:Agent")
    graph.say(named, "foaf:name", Literal(site.authority.name, site.authority.language))
    return named


def _distribution(graph: Graph, site: Site, dataset: Iri, kind: str, address: str) -> Iri:
    if kind not in _FORMATS:
        raise ValueError(f"the format “{kind}” is not known; there are: {', '.join(_FORMATS)}")
    code, media = _FORMATS[kind]
    named = graph.thing(f"{dataset.address}#{kind}", "dcat:Distribution")
    resource = graph.thing(address, "rdfs:Resource")
    graph.say(named, "dcat:accessURL", resource)
    graph.say(named, "dcat:downloadURL", resource)
    graph.say(named, "dct:format", graph.thing(f"{EU}/file-type/{code}", "dct:MediaTypeOrExtent"))
    media_type = graph.thing(f"http://www.iana.org/assignments/media-types/{media}", "dct:MediaType")
    graph.say(named, "dcat:mediaType", media_type)
    graph.say(named, "dct:license", graph.thing(site.licence, "dct:LicenseDocument"))
    return named
