"""Taking a quick scan over on the pages, as a browser without JavaScript meets them."""

import pytest
from django.test import Client
from django.urls import reverse

from hanse.diagnostic.actions import open_assessment
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.views.quick_scan.holding import COOKIE
from hanse.questions.public import answers_of
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_round, a_team, begun
from tests.diagnostic.scans import KEY, START, a_scan, answer, begun_by, secret_of
from tests.diagnostic.versions import FIRST, published
from tests.questions.views.page import form_of

pytestmark = pytest.mark.django_db
OFFER = "You have a quick scan in this browser"


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def assessment(team):
    return begun(team)


@pytest.fixture
def coordinator(team, client):
    """Her browser: a quick scan with one answer, then signed in."""
    begun_by(client)
    answer(client, KEY, 2)
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def overview_of(assessment):
    return reverse("diagnostic:assessment", args=[assessment.id])


def take_over_page(assessment):
    return reverse("diagnostic:take_over", args=[assessment.id])


def test_who_begins_an_assessment_is_offered_the_scan_that_her_browser_holds(team, coordinator):
    begin = reverse("diagnostic:begin", args=[team.city.party_id, team.round.id])

    page = coordinator.post(begin, follow=True).content.decode()

    assert OFFER in page
    assert "1 answer can be taken over" in page


def test_her_work_tells_of_the_scan_before_and_after_she_begins(team, coordinator):
    work = reverse("diagnostic:work")
    assert "can be taken over once you have begun" in coordinator.get(work).content.decode()

    made = begun(team)
    assert f'href="{overview_of(made)}#offer"' in coordinator.get(work).content.decode()
    assert 'id="offer"' in coordinator.get(overview_of(made)).content.decode()

    coordinator.cookies.pop(COOKIE)
    assert "#offer" not in coordinator.get(work).content.decode()


def test_she_sees_the_difference_saves_it_and_is_asked_no_more(coordinator, assessment):
    shown = coordinator.post(take_over_page(assessment), follow=True)
    assert "What would change" in shown.content.decode()
    assert answers_of(assessment.sheet) == {}

    address = shown.redirect_chain[-1][0]
    fields = form_of(shown, address)
    assert fields["choose"] == [KEY]
    page = coordinator.post(address, fields, follow=True).content.decode()

    assert "1 answer is saved." in page
    assert answers_of(assessment.sheet)[KEY].value == 2
    assert OFFER not in coordinator.get(overview_of(assessment)).content.decode()
    assert "A city has taken these answers over" in coordinator.get(f"{START}result/").content.decode()


def test_after_the_take_over_the_scan_can_be_looked_at_and_no_more_changed(coordinator, assessment):
    stale = Client()
    stale.post(f"{START}link/{secret_of(coordinator)}/")
    shown = coordinator.post(take_over_page(assessment), follow=True)
    address = shown.redirect_chain[-1][0]
    coordinator.post(address, form_of(shown, address))

    assert answer(stale, KEY, 5).headers["Location"] == f"{START}result/"
    assert QuickScan.objects.get().answers[KEY]["value"] == 2
    assert "taken over already" in coordinator.post(take_over_page(assessment), follow=True).content.decode()


@pytest.mark.parametrize("around", ["{}", "  {}  ", "https://hanse.example/fr/quick-scan/link/{}/", "{}/?utm=x#link"])
def test_a_pasted_link_will_do_with_whatever_stands_around_it(team, client, assessment, around):
    _scan, secret = a_scan()
    client.force_login(team.contributor, backend=BACKEND)

    shown = client.post(take_over_page(assessment), {"link": around.format(secret)}, follow=True)

    assert "What would change" in shown.content.decode()


@pytest.mark.parametrize("pasted", ["", "https://hanse.example/", "x" * 43, "x" * 600, "\x00"])
def test_a_link_to_nothing_is_a_problem_beside_its_field(team, client, assessment, pasted):
    client.force_login(team.coordinator, backend=BACKEND)

    page = client.post(take_over_page(assessment), {"link": pasted})

    assert page.status_code == 422
    assert "<title>Error:" in page.content.decode()


def test_without_a_scan_nothing_is_offered(team, client, assessment, django_assert_num_queries):
    client.force_login(team.coordinator, backend=BACKEND)

    assert OFFER not in client.get(overview_of(assessment)).content.decode()
    assert "No quick scan is kept there" in client.post(take_over_page(assessment), follow=True).content.decode()


@pytest.mark.parametrize("role", ["approver", "stranger", "secretariat"])
def test_who_does_not_answer_for_the_city_takes_nothing_over(team, client, assessment, role):
    _scan, secret = a_scan()
    client.force_login(getattr(team, role), backend=BACKEND)

    assert client.post(take_over_page(assessment), {"link": secret}).status_code == 403
    assert OFFER not in client.get(overview_of(assessment)).content.decode()


def test_a_forged_form_takes_nothing_over(coordinator, assessment):
    coordinator.handler.enforce_csrf_checks = True

    assert coordinator.post(take_over_page(assessment)).status_code == 403


def test_a_round_that_asks_nothing_of_the_scan_offers_no_take_over(team, coordinator, tmp_path, monkeypatch):
    team.round.delete()
    with published(tmp_path, monkeypatch, v1_0=FIRST):
        other = open_assessment(city=team.city, round_=a_round("Other", framework="sample", version="1.0"), by=SYSTEM)
        page = coordinator.get(overview_of(other)).content.decode()
        work = coordinator.get(reverse("diagnostic:work")).content.decode()
    assert OFFER not in page
    assert f"{overview_of(other)}#offer" not in work
    assert take_over_page(other) not in page
