import pytest

from hanse.questions.actions import answer, save_answer
from hanse.questions.queries import answers_of, conflicts_of
from tests.questions.desk import SAMPLE
from tests.questions.views.page import form_of


@pytest.fixture
def conflict(sheet, user, colleague):
    """The user wrote while a colleague saved."""
    save_answer(sheet, SAMPLE.question("names"), "from Bo\n北京", expected_version=0, by=colleague.actor)
    return save_answer(sheet, SAMPLE.question("names"), "from Ana", expected_version=0, by=user.actor)


@pytest.fixture
def address(at, conflict):
    return at("conflict", key="names", conflict_id=conflict.id)


def test_both_texts_and_their_people_are_shown(client, address):
    content = client.get(address).content.decode()
    for words in ("from Ana", "from Bo<br>北京", "Ana Ünal", "Bo Ødegård", "Keep yours", "Write one answer from both"):
        assert words in content


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ({"keep": "mine"}, "from Ana"),
        ({"keep": "theirs"}, "from Bo\n北京"),
        ({"keep": "both", "keep-text": "from Ana and Bo"}, "from Ana and Bo"),
    ],
)
def test_a_choice_ends_it(client, at, address, sheet, choice, stands):
    fields = form_of(client.get(address), address)
    response = client.post(address, {**fields, **choice})
    assert response.url == at("question", key="names")
    assert answers_of(sheet)["names"].value == stands
    assert not conflicts_of(sheet).exists()
    assert "This has been decided" in client.get(address, follow=True).content.decode()


def test_no_choice_and_an_empty_text_come_back(client, address, sheet):
    fields = form_of(client.get(address), address)
    assert "Choose which answer counts." in client.post(address, fields).content.decode()
    response = client.post(address, {**fields, "keep": "both", "keep-text": " "})
    assert response.status_code == 422
    assert answers_of(sheet)["names"].value == "from Bo\n北京"
    assert conflicts_of(sheet).count() == 1


@pytest.mark.parametrize("version", ["9" * 5000, "9" * 12, "²", "-1", ""])
@pytest.mark.parametrize("choice", [{"keep": "mine"}, {"keep": "both"}, {"keep": "both", "keep-text": "joined"}])
def test_a_version_or_text_that_no_page_of_ours_sends_is_never_an_error(client, address, sheet, version, choice):
    response = client.post(address, {**form_of(client.get(address), address), **choice, "version": version})
    assert response.status_code in {302, 422}
    assert answers_of(sheet)["names"].value == "from Bo\n北京"


def test_an_answer_from_both_and_the_end_of_the_conflict_are_saved_together(client, address, sheet, monkeypatch):
    """Where the second of the two cannot be written, the first is not either."""

    def refuse(*_args, **_names):
        raise RuntimeError("the line failed here")

    monkeypatch.setattr(answer, "resolve_conflict", refuse)
    fields = form_of(client.get(address), address)
    with pytest.raises(RuntimeError, match="the line failed"):
        client.post(address, {**fields, "keep": "both", "keep-text": "from Ana and Bo"})
    assert answers_of(sheet)["names"].value == "from Bo\n北京"
    assert conflicts_of(sheet).count() == 1


@pytest.mark.parametrize("choice", [{"keep": "mine"}, {"keep": "both", "keep-text": "joined"}])
def test_a_further_change_while_choosing_is_another_conflict(client, address, sheet, colleague, choice):
    fields = form_of(client.get(address), address)
    save_answer(sheet, SAMPLE.question("names"), "Bo again", expected_version=1, by=colleague.actor)
    response = client.post(address, {**fields, **choice}, follow=True)
    assert "changed once more while you were choosing" in response.content.decode()
    assert answers_of(sheet)["names"].value == "Bo again"
    assert {"from Ana", "joined"} & {one.value for one in conflicts_of(sheet)}


def test_a_version_that_is_none_is_no_version(client, address, sheet):
    fields = form_of(client.get(address), address) | {"keep": "mine", "version": "9" * 5000}
    response = client.post(address, fields, follow=True)
    assert "changed once more while you were choosing" in response.content.decode()
    assert answers_of(sheet)["names"].value == "from Bo\n北京"


def test_a_conflict_of_another_question_is_not_there(client, at, conflict):
    assert client.get(at("conflict", key="share", conflict_id=conflict.id)).status_code == 404
