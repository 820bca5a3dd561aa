"""The secretariat filters members, looks at a circular, sends it; one who gets it ends such letters with one click."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from hanse.identity.public import grant_mandate, recipient
from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.models import Notice
from hanse.members.actions import ensure_network
from hanse.members.actions.circular import write_circular
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.members.models import Circular
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]
BY = Actor.system("test")


def a_coordinator(email: str, language: str, **city: str):
    person = UserFactory.create(email=email, language=language)
    grant_mandate(user=person, party_id=CityFactory.create(**city).party_id, role=Role.COORDINATOR, by=BY)
    return person


def test_a_circular_goes_to_the_members_that_were_chosen_and_one_click_ends_them(visitor, live_server, client) -> None:
    secretary = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=secretary, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    zoe = a_coordinator("zoe@lyon.example", "fr", name="Lyon", country="FR", region="europe")
    a_coordinator("min@busan.example", "ko", name="Busan")
    client.force_login(secretary)
    page = visitor(live_server.url)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )

    page.goto("/en/members/?region=europe")
    check_page(page)
    page.get_by_role("link", name="Write to these members").click()
    page.get_by_label("Subject (English)").fill("The assembly of 2027")
    page.get_by_label("Text (English)").fill("It is in Seoul.")
    page.get_by_role("button", name="Look at it before it is sent").click()
    expect(page.get_by_text("It goes to 1 person.")).to_be_visible()
    check_page(page)
    shot(page, "circular-preview")
    page.get_by_role("button", name="Send it to 1 person").click()
    expect(page.get_by_role("heading", name="The assembly of 2027").first).to_be_visible()
    circular = Circular.objects.get()
    write_circular(str(circular.id))
    notices.send_due()
    page.get_by_role("link", name="See how far it is").click()
    expect(page.get_by_text("1 of 1 done")).to_be_visible()
    check_page(page)
    shot(page, "circular-sent")

    [letter] = [one for one in mail.outbox if one.to == [zoe.email]]
    way = re.search(r"<(https?://[^>]+)>", letter.extra_headers["List-Unsubscribe"])
    assert way
    reader = visitor(live_server.url, width=375, locale="fr")
    reader.goto("/" + way[1].split("/", 3)[3])
    check_page(reader)
    reader.get_by_role("button", name="Ne plus m’envoyer de circulaires").click()
    expect(reader.get_by_role("heading", name="Vous ne recevez plus de circulaires")).to_be_visible()
    shot(reader, "circular-stopped")

    notices.post("tests.service", to=recipient(zoe), subject="Votre facture", body="Elle est là.")
    notices.send_due()
    assert [one.subject for one in mail.outbox if one.to == [zoe.email]][-1] == "Votre facture"
    page.goto("/en/members/circulars/new/?region=europe")
    page.get_by_label("Subject (English)").fill("Again")
    page.get_by_label("Text (English)").fill("Once more.")
    page.get_by_role("button", name="Look at it before it is sent").click()
    expect(page.get_by_text("It goes to 0 people.")).to_be_visible()
    assert Notice.objects.filter(template="members/circular").count() == 1
