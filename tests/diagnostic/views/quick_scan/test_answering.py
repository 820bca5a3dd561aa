"""Answering a quick scan, a question a page."""

import pytest
from django.test import Client

from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import scan_questions
from tests.diagnostic.scans import START, answer, answer_all, begun_by, question_page, secret_of

pytestmark = pytest.mark.django_db
FIRST, SECOND = scan_questions().order[:2]
LAST = scan_questions().order[-1]


def stored() -> dict[str, dict[str, object]]:
    return QuickScan.objects.get().answers


def test_a_visitor_is_led_from_question_to_question_and_to_checking(client):
    begun_by(client)

    assert client.get(f"{START}answers/").headers["Location"] == question_page(FIRST)
    page = client.get(question_page(FIRST)).content.decode()
    assert "Question 1 of 12" in page
    assert "choose the highest one that is true as a whole" in page
    assert answer(client, FIRST, 2).headers["Location"] == question_page(SECOND)
    assert answer(client, LAST, 2).headers["Location"] == f"{START}answers/check/"
    assert client.get(f"{START}answers/").headers["Location"] == question_page(SECOND)


def test_every_answer_is_saved_and_stands_there_when_she_comes_back(client):
    begun_by(client)
    answer(client, FIRST, 2)

    assert stored() == {FIRST: {"state": "answered", "value": 2}}
    page = client.get(question_page(FIRST)).content.decode()
    assert 'value="2" checked' in " ".join(page.split())


def test_an_answer_is_saved_by_the_page_itself(client):
    begun_by(client)

    saved = client.post(f"{question_page(FIRST)}save/", {"answer": "3"})

    assert (saved.status_code, saved.content) == (204, b"")
    assert stored()[FIRST]["value"] == 3


def test_going_back_to_the_first_choice_is_a_change_like_any_other(client):
    begun_by(client)
    for choice in ("2", "3", "2"):
        client.post(f"{question_page(FIRST)}save/", {"answer": choice})

    assert stored()[FIRST]["value"] == 2


def test_what_is_not_known_is_said_without_words(client):
    begun_by(client)

    client.post(question_page(FIRST), {"do": "unknown", "ask": "Ms Kim, 555-0100"})

    assert stored() == {FIRST: {"state": "unknown", "value": None}}


def test_no_reason_is_taken_why_something_does_not_apply(client):
    begun_by(client)

    refused = client.post(question_page("ind_license_exists"), {"do": "not_applicable", "reason": "x" * 500})

    assert refused.status_code == 422
    assert stored() == {}


def test_nothing_chosen_is_a_problem_in_words(client):
    begun_by(client)

    refused = client.post(question_page(FIRST), {"do": "save"})

    assert refused.status_code == 422
    assert "<title>Error:" in refused.content.decode()


@pytest.mark.parametrize("value", ["99", "x" * 100_000, "<script>", "2; drop table"])
def test_what_is_no_option_is_refused_and_not_kept(client, value):
    begun_by(client)

    assert answer(client, FIRST, value).status_code == 422
    assert client.post(f"{question_page(FIRST)}save/", {"answer": value}).status_code == 422
    assert stored() == {}


@pytest.mark.parametrize("key", ["gov_budget_line", "none-of-ours", "x" * 5000])
def test_questions_outside_the_scan_are_not_there(client, key):
    begun_by(client)

    assert answer(client, key, 1).status_code == 404
    assert stored() == {}


def test_a_browser_without_the_scan_is_led_to_the_start(client):
    begun_by(client)

    led = answer(Client(), FIRST, 2)

    assert led.headers["Location"] == START
    assert stored() == {}


def test_a_page_that_saves_by_itself_is_told_that_the_scan_has_gone(client):
    begun_by(client)
    QuickScan.objects.all().delete()

    refused = client.post(f"{question_page(FIRST)}save/", {"answer": "3"}, headers={"HX-Request": "true"})

    assert refused.status_code == 422, "a redirection would be followed, and the page would say that all is saved"
    assert "no longer be changed" in refused.content.decode()


def test_two_browsers_with_one_link_lose_no_answer(client):
    begun_by(client)
    other = Client()
    other.post(f"{START}link/{secret_of(client)}/")

    answer(client, FIRST, 2)
    answer(other, SECOND, 3)

    assert {key: one["value"] for key, one in stored().items()} == {FIRST: 2, SECOND: 3}


def test_checking_lists_all_answers_and_leads_back_to_them(client):
    begun_by(client)
    answer_all(client, option=1)

    page = client.get(f"{START}answers/check/").content.decode()

    assert page.count("?back=check") == 12
    assert "See the result" in page
    assert "No evidence yet" not in page
    assert answer(client, FIRST, 2, back="check").headers["Location"] == f"{START}answers/check/"


def test_a_question_costs_two_queries_to_show_and_three_to_save(client, django_assert_num_queries):
    begun_by(client)
    answer(client, FIRST, 1)
    with django_assert_num_queries(2):  # the scan; the site's menu
        client.get(question_page(FIRST))
    with django_assert_num_queries(5):  # the scan; savepoint, lock, write, release
        answer(client, FIRST, 2)
