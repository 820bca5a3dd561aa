"""What goes to whom by which way, as an office and the applicant see it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.actions import take_step
from hanse.frame.links import token_of
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import notices
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import AuditEntry, Delivery, Notice
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question
from tests.frame.samples import permit, t
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as a_doer
from tests.frame.workflow.test_warning import days_pass

pytestmark = pytest.mark.django_db


def by_phone() -> Procedure:
    """The permit, with a number for SMS and a short text where more is needed."""
    plain = permit()
    section = plain.sections[0]
    number = Question(key="mobile", kind="phone", text=t("Mobile number"), country="FR", optional=True)
    steps = tuple(
        replace(one, messages=(replace(one.messages[0], short=t("Case {number} needs something: {link}")),))
        if one.key == "ask"
        else one
        for one in plain.transitions
    )
    sections = (replace(section, questions=(*section.questions, number)),)
    return permit(sections=sections, transitions=steps, phone="mobile")


@pytest.fixture
def service(settings, tmp_path):
    settings.SMS, settings.VAR, settings.QUIET_HOURS = "file", tmp_path, "none"
    yield catalogue.declare(by_phone())
    catalogue.withdraw("permit")


@pytest.fixture
def officer_client(officer) -> Client:
    client = Client()
    client.force_login(officer("building"))
    return client


def asked(service: Procedure, **more: Answer) -> Case:
    """A case of which more was asked."""
    case = a_case(service, **more)
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=a_doer(), language="en")
    return case


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_who_gives_a_number_gets_an_sms_with_number_and_link_alone(service, tmp_path):
    case = asked(service, mobile=Answer.answered("mobile", "+33612345678"))
    notices.send_due()

    [place] = (tmp_path / "sms").iterdir()
    number, words = place.read_text().split("\n\n")
    assert number == "+33612345678"
    assert words.startswith(
        f"Case {case.number} needs something: http://localhost:8000/en/services/links/{case.id.hex}."
    )


def test_who_gives_none_gets_none(service):
    asked(service)

    assert set(Delivery.objects.values_list("channel", flat=True)) == {"email"}


def test_an_office_sees_what_became_of_a_message_and_sends_it_again(service, officer_client):
    case = asked(service, mobile=Answer.answered("mobile", "+33612345678"))
    place = f"/en/office/cases/{case.id}/"
    notice = Notice.objects.get(about=case.id)
    Delivery.objects.filter(channel="email").update(state="failed", reason="SMTP 550")
    Delivery.objects.filter(channel="sms").update(state="arrived")

    page = text_of(officer_client, place)
    for words in ("could not be delivered to the applicant", "Refused: SMTP 550", "Arrived", notice.subject):
        assert words in page
    assert "+33612345678" not in page.split('id="messages"')[1]

    response = officer_client.post(f"{place}messages/{notice.id}/again/", follow=True)
    page = response.content.decode()
    assert "The message is sent once more." in page
    assert "could not be delivered" not in page  # the latest try counts
    officer_client.post(f"{place}messages/{notice.id}/again/")
    assert notice.deliveries.count() == 4  # what is on its way is not sent again
    assert AuditEntry.objects.filter(verb="frame.send_message_again").count() == 1


def test_a_message_about_another_case_is_not_there(service, officer_client):
    case, other = asked(service), asked(service)
    notice = Notice.objects.get(about=other.id)

    assert officer_client.post(f"/en/office/cases/{case.id}/messages/{notice.id}/again/").status_code == 404
    assert notice.deliveries.count() == 1


def test_the_applicant_finds_the_messages_to_her_where_she_follows_the_case(service, client):
    case = asked(service)
    client.post(f"/en/services/links/{token_of(case.id, case.link_nonce)}/")

    page = text_of(client, f"/en/cases/{case.id}/")

    assert "Messages to you" in page
    assert "Please tell us: A plan" in page


def test_a_warning_that_is_no_longer_so_is_not_sent(service, officer):
    officer("building")
    case = a_case(service)
    days_pass((case.warn_on - now().date()).days + 1)
    [warning] = Notice.objects.filter(template="frame/warning")
    with set_to(warning.created_at + timedelta(hours=1)):
        take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=a_doer(), language="en")
        notices.send_due()

    assert warning.deliveries.get().reason == "no longer so"


def test_a_warning_is_of_no_use_after_the_day_that_it_names(service, officer):
    officer("building")
    case = a_case(service)
    days_pass((case.warn_on - now().date()).days + 1)

    [warning] = Notice.objects.filter(template="frame/warning")

    assert warning.expires_at == service.calendar.end_of(case.due)
