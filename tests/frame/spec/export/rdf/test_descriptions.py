"""The descriptions of a service and of its register break no rule of the published shapes."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCTERMS

from hanse.frame.spec.export.rdf.authorities import Authority, Site
from hanse.frame.spec.export.rdf.dataset import dataset_description
from hanse.frame.spec.export.rdf.service import service_description
from hanse.frame.spec.texts import texts_of
from hanse.kernel.texts import Translations
from tests.frame.samples import permit, t
from tests.shared_data import shared_data

SITE = Site("https://city.example.org/services", Authority("https://city.example.org/", "Ville d’Exemple", "fr"))
FILES = {kind: f"https://city.example.org/permits.{kind}" for kind in ("csv", "json", "xlsx")}


def full():
    own = permit(needs=(t("Your plans"),), cost=t("From 0 to 1,000 euros"))
    french = {text.id: f"« {text.default} »" for _place, _part, text in texts_of(own)}
    return permit(needs=own.needs, cost=own.cost, translations=Translations("en", {"fr": french}))


def read(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def shapes(name: str) -> rdflib.Graph:
    file: Path = shared_data("standards") / name
    return rdflib.Graph().parse(str(file), format="turtle")


@pytest.mark.parametrize("procedure", [permit(), full()], ids=["simple", "full"])
def test_the_service_breaks_no_rule_of_cpsv_ap(procedure) -> None:
    turtle = service_description(procedure, SITE)

    conforms, _graph, report = pyshacl.validate(read(turtle), shacl_graph=shapes("cpsv-ap-3.2.0-shacl.ttl"))
    assert conforms, report


@pytest.mark.parametrize("procedure", [permit(), full()], ids=["simple", "full"])
def test_the_register_breaks_no_rule_of_dcat_ap(procedure) -> None:
    turtle = dataset_description(procedure, SITE, FILES)

    conforms, _graph, report = pyshacl.validate(read(turtle), shacl_graph=shapes("dcat-ap-3.0.1-shacl.ttl"))
    assert conforms, report


def test_the_shapes_would_find_a_missing_authority() -> None:
    turtle = service_description(permit(), SITE).replace("cv:hasCompetentAuthority", "cv:other")

    conforms, _graph, report = pyshacl.validate(read(turtle), shacl_graph=shapes("cpsv-ap-3.2.0-shacl.ttl"))
    assert not conforms, report


def test_titles_are_given_in_every_language() -> None:
    service = rdflib.URIRef("https://city.example.org/services/permit")
    titles = {
        (str(one), one.language) for one in read(service_description(full(), SITE)).objects(service, DCTERMS.title)
    }  # type: ignore[attr-defined]

    assert titles == {("Building permit", "en"), ("« Building permit »", "fr")}


def test_words_with_quotes_and_line_ends_come_through() -> None:
    words = 'A "permit"\n\\ for 100 € \x7f'
    read_back = read(service_description(permit(summary=t(words)), SITE))

    assert words in {str(one) for one in read_back.objects(None, DCTERMS.description)}


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is no address"):
        service_description(permit(), Site("https://city.example.org/a> .", SITE.authority))


def test_a_register_that_is_not_public_is_not_described() -> None:
    with pytest.raises(ValueError, match="has no public register"):
        dataset_description(permit(register=None, transitions=tuple(
            one for one in permit().transitions if one.key != "grant"), states=tuple(
            one for one in permit().states if one.key != "granted"), scenarios=()), SITE, FILES)  # fmt: skip
