"""A person sees and takes away what is kept about her, and nothing of others."""

import pytest

from hanse.frame.actions import begin_application, keep_answer, look_at_case, note_on_case, submit_application
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.actions import end_mandate, grant_mandate
from hanse.identity.holdings import word_for
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from hanse.kernel.models import AuditEntry
from tests.factories.identity import OrganisationFactory, UserFactory
from tests.frame.views.test_office import signed_in, text
from tests.frame.workflow.test_moving import ANSWERS, a_case, officer

PAGE = "/en/account/profile/data/"
FILE = f"{PAGE}everything-about-me.json"
pytestmark = pytest.mark.django_db


def case_of(person: User, service: Procedure) -> Case:
    application = begin_application(service.key, language="en", applicant=person)
    for key, answer in read_answers(service, ANSWERS).items():
        keep_answer(application, key, answer)
    return submit_application(application, language="en").row


def test_the_page_of_her_data_lists_her_cases_and_applications(service: Procedure) -> None:
    me = UserFactory()
    mine, other = case_of(me, service), a_case(service)
    begin_application(service.key, language="en", applicant=me)

    client = signed_in(me)
    assert client.get("/en/account/data/").headers["Location"] == PAGE
    page = text(client, PAGE)

    assert f'Building permit <bdi class="hanse-number" dir="ltr">{mine.number}</bdi>' in page
    assert "last written on" in page
    assert other.number not in page
    assert f'href="/en/cases/{mine.id}/"' in page


def test_the_file_holds_her_answers_and_who_looked_but_no_official(service: Procedure) -> None:
    me, official = UserFactory(), officer()
    mine = case_of(me, service)
    look_at_case(mine, by=official, language="en")
    note_on_case(mine, "Only for us.", by=official, language="en")

    response = signed_in(me).get(FILE)

    told = response.json()["frame.Case"]
    assert told[0]["answers"]["area"] == {"question": "Area", "state": "answered", "value": 10, "note": ""}
    assert [one["what"] for one in told[0]["history"]] == ["submitted", "fee_asked", "moved", "looked_at"]
    assert "Only for us." not in response.content.decode()
    assert str(official.id) not in response.content.decode()
    assert [name for name in told[0] if word_for(name) == name.replace("_", " ")] == [], "each column has a word"
    assert AuditEntry.objects.filter(verb="identity.export_account").count() == 1


def test_what_was_begun_for_an_organisation_stays_with_it(service: Procedure) -> None:
    me, firm = UserFactory(), OrganisationFactory()
    mandate = grant_mandate(user=me, party_id=firm.id, role="clerk", by=Actor.system("test"))
    begin_application(service.key, language="en", applicant=me, party=firm)
    assert len(signed_in(me).get(FILE).json()["frame.Application"]) == 1

    end_mandate(mandate, by=Actor.system("test"))

    assert "frame.Application" not in signed_in(me).get(FILE).json()
