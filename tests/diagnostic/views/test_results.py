"""The pages and files of the results."""

import gzip
import re
import time

import pytest
from django.urls import reverse
from django.utils import translation

from hanse.diagnostic.actions import lay_for_sign_off, share_results, sign_off
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import sharing_of
from hanse.identity.public import end_mandate
from hanse.questions.public import add_evidence
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, answered, begun
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def picture(assessment, name: str, kind: str) -> str:
    return reverse("diagnostic:results", args=[assessment.id]) + f"?picture={name}&as={kind}"


def text(response) -> str:
    return response.content.decode()


def test_the_results_are_drawn_and_said(client, submitted):
    page = text(client.get(reverse("diagnostic:results", args=[submitted.id])))

    assert page.count('<figure class="hanse-chart">') == 2
    assert "What the levels mean" in page
    assert "As answered" in page


def test_whose_mandate_ends_sees_the_page_no_more_though_it_is_drawn_already(client, team, submitted):
    path = reverse("diagnostic:results", args=[submitted.id])
    before = client.get(path).status_code
    end_mandate(team.coordinator.mandates.get(), by=SYSTEM)

    assert (before, client.get(path).status_code) == (200, 403)


def test_what_is_remembered_of_the_page_is_the_same_for_every_reader_and_nothing_else_is(client, team, submitted):
    path = reverse("diagnostic:results", args=[submitted.id])
    coordinators = text(client.get(path))
    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=team.coordinator.actor)
    type(team.city).objects.filter(pk=team.city.pk).update(name="Gumi-si")
    client.force_login(team.contributor, backend=BACKEND)

    contributors = text(client.get(path))
    with translation.override("en"):  # what a request sets is undone after it
        french = text(client.get(path.replace("/en/", "/fr/")))

    assert "Only your city, and the secretariat." in coordinators
    assert "Only your city, and the secretariat." not in contributors
    assert reverse("diagnostic:share", args=[submitted.id]) in coordinators
    assert reverse("diagnostic:share", args=[submitted.id]) not in contributors
    assert "Results of Gumi-si" in contributors
    assert "What the levels mean" in contributors
    assert "What the levels mean" not in french


def test_the_page_comes_over_a_slow_line_in_less_than_thirty_kilobytes(client, submitted):
    response = client.get(reverse("diagnostic:results", args=[submitted.id]), headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 30_000
    assert b"What the levels mean" in gzip.decompress(response.content)


def test_results_are_there_within_a_second_of_submission(client, team):
    """200 answers: signing off and the first look at the page together, in processor time."""
    laid = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    started = time.process_time()

    sign_off(laid, by=team.approver)
    response = client.get(reverse("diagnostic:results", args=[laid.id]))

    assert time.process_time() - started < 1
    assert response.status_code == 200


def test_evidence_shows_a_second_score_and_its_share(client, team):
    begun_ = answered(begun(team))
    asked = questionnaire_of("ceds", begun_.round.framework_version)
    for key in asked.order:
        add_evidence(begun_.sheet, asked.questions[key], link="https://example.org/plan", by=team.coordinator.actor)
    one = sign_off(lay_for_sign_off(begun_, by=team.coordinator.actor), by=team.approver)

    page = text(client.get(reverse("diagnostic:results", args=[one.id])))

    assert "Counting only the answers that your city backed with evidence" in page
    assert "With evidence only" in page
    assert reverse("diagnostic:trace", args=[one.id, "governance"]) + "?basis=evidenced" in page
    assert "No answer has evidence yet" not in page
    assert "Nobody from outside has examined either" in page
    radar = client.get(picture(one, "radar", "svg")).content.decode()
    assert "With evidence only" in radar


def test_evidence_for_too_few_answers_gives_no_second_score_and_says_so(client, team):
    begun_ = answered(begun(team))
    first = questionnaire_of("ceds", begun_.round.framework_version).questions["gov_strategy_status"]
    add_evidence(begun_.sheet, first, link="https://example.org/plan", by=team.coordinator.actor)
    one = sign_off(lay_for_sign_off(begun_, by=team.coordinator.actor), by=team.approver)

    page = text(client.get(reverse("diagnostic:results", args=[one.id])))

    assert "Too few answers have evidence for a score of their own" in page
    assert "– points" not in page
    assert reverse("diagnostic:trace", args=[one.id, "ceds"]) + "?basis=evidenced" in page
    assert "With evidence only" not in client.get(picture(one, "radar", "svg")).content.decode()
    assert "With evidence only" not in client.get(picture(one, "bars", "svg")).content.decode()


def test_without_evidence_no_second_score_is_shown(client, submitted):
    page = text(client.get(reverse("diagnostic:results", args=[submitted.id])))
    bars = client.get(picture(submitted, "bars", "svg")).content.decode()

    assert "No answer has evidence yet" in page
    assert "With evidence only" not in bars


def test_every_number_and_title_opens_its_trace(client, submitted):
    page = text(client.get(reverse("diagnostic:results", args=[submitted.id])))
    traced = set(re.findall(r"/results/([a-z_]+)/", page))

    assert {"ceds", "governance", "policy", "e_life"} <= traced
    assert len(traced) > 20
    for key in traced:
        assert client.get(reverse("diagnostic:trace", args=[submitted.id, key])).status_code == 200


def test_the_steps_are_all_there_and_can_be_cut_down(client, submitted):
    path = reverse("diagnostic:steps", args=[submitted.id])
    counted = re.compile(r"(\d+) of (\d+) steps")

    every = counted.search(text(client.get(path)))
    some = counted.search(text(client.get(path, {"department": "legal", "dimension": "policy"})))
    none = counted.search(text(client.get(path, {"department": "nobody"})))

    assert every[1] == every[2]
    assert 0 < int(some[1]) < int(every[1])
    assert none[1] == "0"


def test_a_picture_is_taken_away(client, submitted):
    svg = client.get(picture(submitted, "radar", "svg"))
    png = client.get(picture(submitted, "bars", "png"))

    assert svg.headers["Content-Type"] == "image/svg+xml"
    assert svg.content.startswith(b"<svg")
    assert png.content.startswith(b"\x89PNG")
    assert "attachment" in png.headers["Content-Disposition"]


@pytest.mark.parametrize(("name", "kind"), [("pie", "svg"), ("radar", "gif")])
def test_an_unknown_picture_is_not_there(client, submitted, name, kind):
    assert client.get(picture(submitted, name, kind)).status_code == 404


def test_another_citys_person_sees_neither_page_nor_picture(client, submitted, team):
    client.force_login(team.stranger, backend=BACKEND)

    for path in (
        reverse("diagnostic:results", args=[submitted.id]),
        picture(submitted, "radar", "svg"),
    ):
        assert client.get(path).status_code in {403, 404}


@pytest.mark.parametrize(
    ("kind", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)
def test_results_are_taken_away(client, submitted, kind, begins):
    response = client.get(reverse("diagnostic:download", args=[submitted.id, kind]))

    assert response.content.startswith(begins)
    assert f'filename="gumi-round-of-tests.{kind}"' in response.headers["Content-Disposition"]


def test_a_score_opens_to_its_parts_and_a_measure_to_its_answer(client, submitted):
    whole = text(client.get(reverse("diagnostic:trace", args=[submitted.id, "ceds"])))
    measure = text(client.get(reverse("diagnostic:trace", args=[submitted.id, "gov_strategy_status"])))

    assert reverse("diagnostic:trace", args=[submitted.id, "maturity"]) in whole
    assert "Together" in whole
    assert "The answer" in measure
    assert reverse("diagnostic:trace", args=[submitted.id, "governance"]) in measure


def test_an_unknown_node_is_not_there(client, submitted):
    assert client.get(reverse("diagnostic:trace", args=[submitted.id, "nowhere"])).status_code == 404


@pytest.mark.parametrize("width", [1280, 375])
def test_the_results_page_can_be_read_by_everyone(live_server, visitor, client, submitted, width):
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    page.goto(reverse("diagnostic:results", args=[submitted.id]))

    check_page(page)
    shot(page, "results")
    page.get_by_role("link", name="How this score comes about").click()
    check_page(page)
    shot(page, "trace")


def test_consent_is_given_and_taken_back_on_one_page(team, sign_in):
    assessment = begun(team)
    path = reverse("diagnostic:share", args=[assessment.id])
    client = sign_in(team.coordinator)

    client.post(path, {"level": "members"})
    assert sharing_of(team.city.pk, team.round) == SharingLevel.MEMBERS

    client.post(path, {"level": "private"})
    assert sharing_of(team.city.pk, team.round) is None
