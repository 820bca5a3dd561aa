"""Deploying and withdrawing: what is offered changes at once, what runs goes on, and the audit says who and why."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.actions import begin_application, deploy_service, take_step, withdraw_service
from hanse.frame.errors import NoSuchService, VersionTaken
from hanse.frame.models import Offer
from hanse.frame.queries import offered_procedure
from hanse.frame.queries.finding import shown_services
from hanse.frame.queries.offering import known, offered
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.finding.index import matching
from tests.frame.cases import granted
from tests.frame.samples import permit, t
from tests.frame.views.test_office import place, signed_in, text
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as doer

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def found(words: str) -> list[str]:
    return matching(words, "en").get("services", [])


def deploy(procedure: Procedure, because: str = "It is agreed.") -> Offer:
    return deploy_service(procedure, because=because, by=BY)


def test_what_is_deployed_is_found_by_its_words_until_it_is_withdrawn(service: Procedure) -> None:
    deploy(permit(version="2.0.0", title=t("Leave to dig")))
    assert (found("digging"), shown_services(["permit"], "en")["permit"].title) == (["permit"], "Leave to dig")

    withdraw_service("permit", because="Nobody digs.", by=BY)
    assert (found("digging"), shown_services(["permit"], "en")) == ([], {})


def test_what_is_deployed_is_offered_and_a_later_folder_changes_nothing(service: Procedure) -> None:
    deploy(permit(version="2.0.0", title=t("Permit to build")))
    catalogue.declare(permit(version="3.0.0"))

    assert offered_procedure("permit").version == "2.0.0"
    assert [one.version for one in offered()] == ["2.0.0"]
    assert begin_application("permit", language="en").version == "2.0.0"
    assert "Permit to build" in text(Client(), "/en/services/")


def test_it_is_offered_where_the_code_does_not_have_it_at_all() -> None:
    deploy(permit())

    assert catalogue.declared("permit") is None
    assert text(Client(), "/en/services/permit/")


def test_an_earlier_version_is_deployed_again(service: Procedure) -> None:
    deploy(service)
    deploy(permit(version="2.0.0"))
    deploy(service, "The fees of 2.0.0 were wrong.")

    assert offered_procedure("permit").version == "1.0.0"


def test_a_version_that_says_something_else_is_refused_and_nothing_changes(service: Procedure) -> None:
    deploy(service)

    with pytest.raises(VersionTaken, match="says something else"):
        deploy(permit(title=t("Another")))
    assert Offer.objects.count() == 1


def test_the_audit_says_who_what_before_and_why(service: Procedure) -> None:
    deploy(service)
    row = withdraw_service("permit", because="The law\nhas changed.", by=BY)

    (entry,) = audit.entries_on(row)
    assert (entry.verb, entry.actor_label) == ("frame.withdraw_service", "test")
    assert entry.detail == {"service": "permit", "version": "", "before": "1.0.0", "why": "The law has changed."}


@pytest.mark.parametrize("because", ["", " \n"])
def test_without_a_reason_nothing_is_done(service: Procedure, because: str) -> None:
    with pytest.raises(Invalid, match="Say why"):
        withdraw_service("permit", because=because, by=BY)
    assert offered_procedure("permit") == service


def test_a_withdrawn_service_takes_no_application_and_its_cases_go_on(service: Procedure, officer) -> None:
    case = a_case(service)
    withdraw_service("permit", because="The law has changed.", by=BY)

    assert Client().get("/en/services/permit/").status_code == 404
    with pytest.raises(NoSuchService):
        begin_application("permit", language="en")
    with pytest.raises(NoSuchService):
        withdraw_service("permit", because="Again.", by=BY)
    client = signed_in(officer("building"))
    assert case.number in text(client, "/en/office/")
    assert "Building permit" in text(client, "/en/office/statistics/")
    assert client.get(place(case)).status_code == 200
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=doer(), language="en")


def test_cases_and_records_outlive_the_code_of_their_service(service: Procedure, officer) -> None:
    running, ended = a_case(service), granted(service)
    catalogue.withdraw("permit")

    assert [one.key for one in known()] == ["permit"]
    client = signed_in(officer("building"))
    assert running.number in text(client, "/en/office/")
    assert ended.number in text(client, "/en/office/?pile=ended")
    assert ended.number in text(Client(), "/en/registers/permits/")


def test_a_register_that_a_deployed_version_brings_is_there(service: Procedure) -> None:
    register = service.register
    assert register
    new = permit(version="2.0.0", register=replace(register, key="houses"), scenarios=())
    deploy(new)

    assert [one.version for one in known()] == ["2.0.0"]
    assert Client().get("/en/registers/houses/").status_code == 200


def test_an_office_that_a_new_version_no_longer_names_keeps_its_running_cases(service: Procedure, officer) -> None:
    case = a_case(service)
    new = permit(version="2.0.0", **without_fire(service))
    catalogue.declare(new)
    later = a_case(new)

    found = text(signed_in(officer("fire")), "/en/office/?words=2026")
    assert case.number in found
    assert later.number not in found, "an office that its version does not name"


def without_fire(service: Procedure) -> dict[str, Any]:
    return {
        "offices": tuple(one for one in service.offices if one.key != "fire"),
        "states": tuple(replace(one, opinions=()) for one in service.states),
        "transitions": tuple(replace(one, after_opinions=False, tells=(), when="") for one in service.transitions),
        "scenarios": (),
    }
