from django.test import Client

from hanse.questions.actions import save_answer
from hanse.questions.queries import answers_of, conflicts_of
from tests.factories.identity import UserFactory
from tests.questions.desk import READER, SAMPLE
from tests.questions.samples import RULE
from tests.questions.views.page import form_of


def test_a_section_is_answered_on_one_page(client, at, sheet):
    address = at("section", section="use")
    page = client.get(address)
    assert f'<p class="govuk-body">{RULE}</p>' in page.content.decode()
    fields = form_of(page, address)
    given = {"share-answer": "12", "systems-answer-tax": "full", "names-answer": "Ō"}
    assert client.post(address, {**fields, **given}).url == at("tasks")
    assert {key: row.value for key, row in answers_of(sheet).items()} == {
        "share": 12,
        "systems": {"tax": "full"},
        "names": "Ō",
    }


def test_what_is_right_is_saved_and_what_is_wrong_comes_back(client, at, sheet):
    address = at("section", section="use")
    fields = form_of(client.get(address), address)
    response = client.post(address, {**fields, "share-answer": "lots", "names-answer": "Ō"})
    content = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_share-answer"' in content
    assert "<title>Error: " in content
    assert 'value="lots"' in content
    assert list(answers_of(sheet)) == ["names"]
    # Mended and sent again from the page that came back: the one saved before is no conflict.
    again = form_of(response, address)
    assert client.post(address, {**again, "share-answer": "12"}).url == at("tasks")
    assert not conflicts_of(sheet).exists()


def test_only_what_was_touched_is_saved(client, at, sheet, by):
    address = at("section", section="use")
    fields = form_of(client.get(address), address)
    save_answer(sheet, SAMPLE.question("share"), 50, expected_version=0, by=by)
    client.post(address, {**fields, "names-answer": "Ō"})
    assert {key: row.value for key, row in answers_of(sheet).items()} == {"share": 50, "names": "Ō"}
    assert not conflicts_of(sheet).exists()


def test_a_conflict_leads_to_its_choice_and_the_rest_is_saved(client, at, sheet, by):
    address = at("section", section="use")
    fields = form_of(client.get(address), address)
    save_answer(sheet, SAMPLE.question("share"), 50, expected_version=0, by=by)
    response = client.post(address, {**fields, "share-answer": "12", "names-answer": "Ō"})
    assert response.url == at("conflict", key="share", conflict_id=conflicts_of(sheet).get().id)
    assert answers_of(sheet)["names"].value == "Ō"


def test_one_question_of_a_section_saves_itself(client, at, sheet):
    address = at("section", section="use")
    fields = form_of(client.get(address), address)
    response = client.post(at("save", key="share"), {**fields, "share-answer": "12", "names-answer": "unfinished"})
    assert 'id="id_share-version" name="share-version" value="1"' in response.content.decode()
    assert list(answers_of(sheet)) == ["share"]
    assert client.post(address, {**fields, "share-answer": "13"}).url == at("tasks")
    assert answers_of(sheet)["share"].value == 13


def test_questions_that_are_not_ones_own_are_read(client, at, sheet, by):
    save_answer(sheet, SAMPLE.question("channels"), ["web", "phone"], expected_version=0, by=by)
    address = at("section", section="rules")
    response = client.get(address)
    content = response.content.decode()
    assert "Answered by others" in content
    assert "Web site\nTelephone" in content
    fields = form_of(response, address)
    assert "channels-version" not in fields
    client.post(address, {**fields, "channels-answer": "desk", "channels-page": "x", "strategy-answer": "3"})
    assert answers_of(sheet)["channels"].value == ["web", "phone"]
    assert answers_of(sheet)["strategy"].value == 3


def test_a_reader_sees_the_answers_alone(at, sheet):
    reader = Client()
    reader.force_login(UserFactory(email=READER))
    content = reader.get(at("section", section="use")).content.decode()
    assert "<h2" in content
    assert 'name="share-answer"' not in content


def test_the_page_takes_as_many_queries_with_one_answer_as_with_all(client, at, sheet, by, django_assert_num_queries):
    given = {"share": 1, "systems": {"tax": "full"}, "names": "Ō"}
    for number in (1, 3):
        for key, raw in list(given.items())[:number]:
            save_answer(sheet, SAMPLE.question(key), raw, expected_version=0, by=by)
        with django_assert_num_queries(4):  # session, user; sheet, answers
            client.get(at("section", section="use"))
