"""What a service publishes of its cases: anyone reads that, and nothing else of them."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from hanse.frame.actions import erase_case
from hanse.frame.models import Case
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Publication
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.questions.spec.answer import Answer, FileRef
from tests.frame.cases import decided
from tests.frame.samples import t
from tests.frame.workflow.test_moving import a_case, officer

pytestmark = pytest.mark.django_db

GRANTED = Publication(title=t("What we granted"), states=("granted",), answers=("area", "drawing"))
HERE = "/en/services/permit/published/"


@pytest.fixture
def published(offering: Any) -> Procedure:
    service: Procedure = offering(public=GRANTED)
    return service


def drawn(name: str = "plan.pdf") -> Answer:
    stored = store(ContentFile(b"%PDF-1.4 plan", name=name), by=Actor.system("test"))
    return Answer.answered("drawing", (FileRef(str(stored.id), name, "application/pdf", 13),))


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_anyone_reads_what_is_named_and_nothing_else(client: Client, published: Procedure) -> None:
    case = decided(a_case(published, drawing=drawn()), published)

    assert case.number in text(client, HERE)
    page = text(client, f"{HERE}{case.number}/")

    assert "plan.pdf" in page
    assert "ann@example.org" not in page
    assert "owner" not in page


def test_a_case_is_public_only_in_the_named_states(client: Client, published: Procedure) -> None:
    case = a_case(published)

    assert "Nothing is published yet" in text(client, HERE)
    text(client, f"{HERE}{case.number}/", status=404)


def test_only_files_of_named_answers_can_be_taken(client: Client, offering: Any) -> None:
    service = offering(public=GRANTED)
    case = decided(a_case(service, drawing=drawn()), service)
    [file] = [one["id"] for one in case.answers["drawing"]["value"]]
    assert client.get(f"{HERE}{case.number}/files/{file}/").status_code == 200

    hidden = offering(version="1.1.0", public=Publication(title=t("Granted"), states=("granted",), answers=("area",)))
    Case.objects.filter(id=case.id).update(version=hidden.version)
    assert client.get(f"{HERE}{case.number}/files/{file}/").status_code == 404


def test_a_case_follows_the_version_under_which_it_began(client: Client, offering: Any) -> None:
    silent = offering()
    case = decided(a_case(silent), silent)

    offering(version="1.1.0", public=GRANTED)

    assert case.number not in text(client, HERE)


def test_an_erased_case_is_public_no_longer(client: Client, published: Procedure) -> None:
    case = decided(a_case(published), published)

    erase_case(case, "On request", by=officer(), language="en")

    text(client, f"{HERE}{case.number}/", status=404)


def test_a_service_that_publishes_nothing_has_no_such_page(client: Client, service: Procedure) -> None:
    text(client, HERE, status=404)
    assert "What we granted" not in text(client, "/en/services/permit/")


def test_the_start_page_leads_there(client: Client, published: Procedure) -> None:
    assert HERE in text(client, "/en/services/permit/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_the_same_number_of_times(
    client: Client, published: Procedure, number: int, django_assert_num_queries
) -> None:
    for _ in range(number):
        decided(a_case(published), published)
    client.get(HERE)

    with django_assert_num_queries(4):
        client.get(HERE)
