"""A service described by the European core vocabulary of public services, CPSV-AP 3.2."""

from hanse.frame.spec.declaration import Declaration, Who
from hanse.frame.spec.export.rdf.authorities import EU, Site, concept, country, languages, words
from hanse.frame.spec.export.rdf.turtle import Graph, Iri, Literal
from hanse.kernel.texts import Text

_AUDIENCES = {Who.ANYONE: "Anyone", Who.PERSON: "Citizens", Who.ORGANISATION: "Organisations"}


def service_description(procedure: Declaration, site: Site) -> str:
    """The service, who offers it, what one needs, what it costs, what comes out of it; as Turtle."""
    graph = Graph()
    service = graph.thing(f"{site.address}/{procedure.key}", "cpsv:PublicService")
    graph.say(service, "dct:identifier", Literal(procedure.key))
    graph.say(service, "dct:title", *words(procedure, procedure.title))
    graph.say(service, "dct:description", *words(procedure, procedure.summary))
    graph.say(service, "dct:language", *languages(graph, procedure))
    graph.say(service, "dct:spatial", country(graph, procedure))
    graph.say(service, "cv:hasCompetentAuthority", _authority(graph, procedure, site))
    graph.say(service, "cv:hasChannel", _channel(graph, procedure, service))
    audience = concept(graph, f"{service.address}#{procedure.who}", _AUDIENCES[procedure.who])
    graph.say(service, "dct:audience", audience)
    for part, kind, predicate, key, text in _parts(procedure):
        graph.say(service, predicate, _part(graph, procedure, service, (part, kind, key, text)))
    _cost(graph, procedure, service)
    return graph.turtle()


def _authority(graph: Graph, procedure: Declaration, site: Site) -> Iri:
    authority = site.authority
    named = graph.thing(authority.address, "cv:PublicOrganisation")
    graph.say(named, "skos:prefLabel", Literal(authority.name, authority.language))
    graph.say(named, "dct:spatial", country(graph, procedure))
    return named


def _channel(graph: Graph, procedure: Declaration, service: Iri) -> Iri:
    channel = graph.thing(f"{service.address}#online", "cv:Channel")
    graph.say(channel, "dct:identifier", Literal(f"{procedure.key}-online"))
    graph.say(channel, "dct:type", concept(graph, f"{service.address}#website", "Website"))
    return channel


def _parts(procedure: Declaration) -> list[tuple[str, str, str, str, Text]]:
    """Fragment, kind, predicate, key and words of what goes in and comes out."""
    needs = [
        ("needs", "cv:Evidence", "cpsv:hasInput", str(number), text) for number, text in enumerate(procedure.needs, 1)
    ]
    files = [
        ("file", "cv:Evidence", "cpsv:hasInput", one.key, one.text)
        for section in procedure.sections
        for one in section.questions
        if one.kind == "file"
    ]
    outputs = [("document", "cv:Output", "cpsv:produces", one.key, one.title) for one in procedure.documents]
    if procedure.register:
        register = procedure.register
        outputs.append(("register", "cv:Output", "cpsv:produces", register.key, register.title))
    reasons = procedure.eligibility.reasons if procedure.eligibility else {}
    wanted = [("condition", "cv:Requirement", "cv:holdsRequirement", key, text) for key, text in reasons.items()]
    return [*needs, *files, *outputs, *wanted]


def _part(graph: Graph, procedure: Declaration, service: Iri, part: tuple[str, str, str, Text]) -> Iri:
    name, kind, key, text = part
    named = graph.thing(f"{service.address}#{name}-{key}", kind)
    graph.say(named, "dct:identifier", Literal(f"{procedure.key}-{name}-{key}"))
    graph.say(named, "dct:title", *words(procedure, text))
    return named


def _cost(graph: Graph, procedure: Declaration, service: Iri) -> None:
    if procedure.cost is None and procedure.fee is None:
        return
    cost = graph.thing(f"{service.address}#cost", "cv:Cost")
    graph.say(cost, "dct:identifier", Literal(f"{procedure.key}-cost"))
    if procedure.cost:
        graph.say(cost, "dct:description", *words(procedure, procedure.cost))
    if procedure.fee:
        currency = procedure.fee.currency
        graph.say(cost, "cv:currency", concept(graph, f"{EU}/currency/{currency}", currency))
    graph.say(service, "cv:hasCost", cost)
