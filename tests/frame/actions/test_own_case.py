"""The number of a case that an applicant names must be that of a case of her own."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from hanse.frame import catalogue
from hanse.frame.actions import begin_application, keep_answer, submit_application
from hanse.frame.errors import StepRefused
from hanse.frame.models import Application, Case
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.factories.identity import UserFactory
from tests.frame.samples import permit, t

pytestmark = pytest.mark.django_db
WHICH = Question(key="which", kind="case", text=t("Which case is it about"), optional=True)


@pytest.fixture
def service() -> Iterator[Procedure]:
    about = Section(key="about", title=t("About"), questions=(WHICH,))
    yield catalogue.declare(permit(sections=(*permit().sections, about), who=Who.PERSON))
    catalogue.withdraw("permit")


def begun(service: Procedure, person: User, **more: object) -> Application:
    row = begin_application("permit", language="en", applicant=person)
    given = {"owner": "yes", "area": 10, "email": "a@example.org", **more}
    for key, answer in read_answers(service, given).items():
        keep_answer(row, key, answer)
    row.refresh_from_db()
    return row


def a_case(service: Procedure, person: User) -> Case:
    return submit_application(begun(service, person), language="en").row


def test_a_case_of_her_own_is_taken(service: Procedure) -> None:
    person = UserFactory()
    first = a_case(service, person)

    moved = submit_application(begun(service, person, which=first.number), language="en")

    assert moved.row.answers["which"]["value"] == first.number


def test_somebody_elses_case_is_refused_as_one_that_is_not_there(service: Procedure) -> None:
    strange, person = a_case(service, UserFactory()), UserFactory()

    for number in (strange.number, "2001-000001"):
        with pytest.raises(StepRefused, match="You have no case with this number"):
            submit_application(begun(service, person, which=number), language="en")


def test_the_page_says_so_at_once(service: Procedure) -> None:
    strange, person = a_case(service, UserFactory()), UserFactory()
    client = Client()
    client.force_login(person)
    row = begun(service, person)
    address = reverse("frame:application:question", args=["permit", row.id, "which"])

    response = client.post(address, {"which-answer": strange.number, "answer": strange.number})

    assert response.status_code == 422
    assert "You have no case with the number" in response.content.decode()
