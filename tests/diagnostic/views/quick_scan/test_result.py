"""The result of a quick scan, and its deletion."""

import pytest
from django.test import Client

from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import scan_questions
from tests.diagnostic.scans import START, answer, answer_all, begun_by, question_page, secret_of

pytestmark = pytest.mark.django_db
RESULT = f"{START}result/"


def text_of(page) -> str:
    return " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    ("option", "level", "points"), [(0, "Level 1: Starting", "0"), (4, "Level 5: Learning", "100")]
)
def test_the_result_names_level_and_points_and_calls_itself_a_first_impression(client, option, level, points):
    begun_by(client)
    answer_all(client, option=option)

    page = text_of(client.get(RESULT))

    assert level in page
    assert f"{points} of 100 points. This is a first impression from 12 questions" in page
    assert page.count("hanse-chart__picture--wide") == 1


def test_strengths_and_next_steps_come_from_the_answers(client):
    begun_by(client)
    answer_all(client, option=4)
    assert "What could come next" not in text_of(client.get(RESULT))
    assert "What is strong" in text_of(client.get(RESULT))

    answer(client, "gov_strategy_status", 1)
    assert "What could come next" in text_of(client.get(RESULT))


def test_of_steps_that_bring_as_much_the_one_from_the_lowest_level_stands_first(client):
    """The last questions of the scan are at the bottom: the first ones, nearly perfect, do not crowd them out."""
    begun_by(client)
    answer_all(client, option=3)
    low = list(scan_questions().questions.items())[-2:]
    for key, question in low:
        answer(client, key, question.options[0].value)

    page = text_of(client.get(RESULT))

    assert [page.find(question.options[1].text.default) > 0 for _, question in low] == [True, True]


def test_words_without_a_translation_say_their_language(client, without_arabic):
    begun_by(client)
    answer_all(client, option=1)

    assert 'class="hanse-untranslated" lang="en"' in text_of(client.get("/ar/quick-scan/result/"))
    assert "hanse-untranslated" not in text_of(client.get("/fr/quick-scan/result/"))


def test_too_few_answers_give_no_score(client):
    begun_by(client)
    answer(client, "gov_strategy_status", 2)

    page = text_of(client.get(RESULT))

    assert "You answered 1 of 12 questions" in page
    assert "of 100 points" not in page


def test_the_page_shows_the_link_and_the_link_opens_the_scan_in_another_browser(client):
    begun_by(client)
    answer_all(client, option=2)
    path = f"{START}link/{secret_of(client)}/"
    assert f"http://testserver{path}" in text_of(client.get(RESULT))

    other = Client()
    assert "12 of 12 questions" in text_of(other.get(path))
    assert other.get(RESULT).headers["Location"] == START, "looking at the link gives nobody's browser a scan"

    assert other.post(path).headers["Location"] == RESULT
    assert "first impression" in text_of(other.get(RESULT))


def test_the_result_costs_one_query_of_its_own(client, django_assert_num_queries):
    begun_by(client)
    answer_all(client, option=2)
    with django_assert_num_queries(3):  # the scan; that somebody looked; the site's menu
        client.get(RESULT)


def test_deleting_asks_first_and_leaves_nothing(client):
    begun_by(client)
    secret = secret_of(client)
    assert "Delete this quick scan?" in text_of(client.get(f"{START}delete/"))
    assert QuickScan.objects.exists()

    client.post(f"{START}delete/")

    assert not QuickScan.objects.exists()
    assert client.get(f"{START}link/{secret}/").status_code == 410
    assert answer(client, "gov_strategy_status", 2).headers["Location"] == START


def test_a_page_left_open_while_the_scan_is_deleted_elsewhere_says_so(client):
    begun_by(client)
    other = Client()
    other.post(f"{START}link/{secret_of(client)}/")
    other.post(f"{START}delete/")

    assert client.post(question_page("gov_strategy_status"), {"answer": "2"}).headers["Location"] == START
    assert "This browser holds no quick scan" in text_of(client.get(START))
