"""The page of search."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def test_a_reader_finds_pages_by_kind(client):
    page = client.get("/fr/search/", {"q": "permis de construire"}).content.decode()

    assert '<h2 class="govuk-heading-m">Pages</h2>' in page
    assert 'href="/fr/news/first-snow/"' in page
    assert 'value="permis de construire"' in page


def test_nothing_found_says_what_to_do(client):
    assert "Nothing holds these words." in client.get("/en/search/", {"q": "<zebra>"}).content.decode()


@pytest.mark.parametrize("words", ["", " ", "x" * 900])
def test_no_words_are_no_search(client, words):
    assert client.get("/en/search/", {"q": words}).status_code == 200


def test_search_takes_few_queries(client, django_assert_num_queries):
    client.get("/en/search/")
    with django_assert_num_queries(4):
        client.get("/en/search/", {"q": "towns"})
