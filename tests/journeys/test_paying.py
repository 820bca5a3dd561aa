"""A resident applies for a building permit on a phone in French, and pays its fee. Every page passes axe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

import hanse.frame
from hanse.frame import catalogue
from hanse.frame.actions import begin_application, keep_answer
from hanse.frame.models import Case
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.links import token_of
from hanse.kernel.models import Notice
from hanse.questions.spec.answer import Answer, FileRef
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEMPLATE = Path(hanse.frame.__file__).parent / "tools" / "templates" / "building_permit"


@pytest.fixture
def service(live_server, settings) -> Iterator[Procedure]:
    settings.SITE_URL = live_server.url
    procedure = catalogue.declare(read_procedure(TEMPLATE))
    yield procedure
    catalogue.withdraw(procedure.key)


def filled_in(service: Procedure) -> str:
    """The link to an application of which every question is answered, as in the first scenario of the template."""
    application = begin_application(service.key, language="fr")
    stored = store(ContentFile(b"%PDF-1.4 plan", name="plan.pdf"), by=Actor.system("test"))
    drawing = FileRef(str(stored.id), stored.name, stored.media_type, stored.size)
    for key, answer in read_answers(service, service.scenarios[0].answers).items():
        files = service.questions[key].kind == "file"
        keep_answer(application, key, Answer.answered(key, (drawing,)) if files else answer)
    return f"/fr/services/links/{token_of(application.id, application.link_nonce)}/"


def test_a_fee_is_declined_then_paid_and_its_receipt_taken(visitor, live_server, service) -> None:
    resident = visitor(live_server.url, width=375, locale="fr")

    def looks(name: str) -> None:
        check_page(resident)
        shot(resident, f"paying-{name}")

    resident.goto(filled_in(service))
    resident.get_by_role("main").get_by_role("button").click()
    resident.wait_for_url("**/answers/**")
    resident.get_by_role("button", name="Continuer").click()
    resident.get_by_role("button", name="Déposer").click()
    resident.wait_for_url("**/cases/**")
    looks("to-pay")
    resident.get_by_role("button", name="Payer").click()
    looks("pay")
    resident.get_by_role("button", name=re.compile("^Payer")).click()
    resident.wait_for_url("**/payments/pretended/**")
    looks("pretended")
    resident.get_by_role("button", name="La carte est refusée").click()
    looks("declined")
    resident.get_by_role("button", name=re.compile("^Réessayer")).click()
    resident.wait_for_url("**/payments/pretended/**")
    resident.get_by_role("button", name="Le paiement est fait").click()
    expect(resident.get_by_role("heading", level=1)).to_have_text("Payé. Merci")
    looks("paid")
    with resident.expect_download() as taken:
        resident.get_by_role("link", name=re.compile("PDF")).click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")

    resident.get_by_role("link", name="Vers votre dossier").click()
    looks("case")
    case = Case.objects.get()
    assert (case.state, case.paid) == ("intake", case.fee)
    assert Notice.objects.filter(template="frame/money").count() == 1
