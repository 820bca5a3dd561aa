import pytest

from tests.diagnostic.rounds import a_team
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return program_of(a_team().contributor)


def test_the_list_names_every_framework_with_its_languages(program):
    found = {one["key"]: one for one in program.get("/frameworks/").json()}

    assert {"ceds", "egdi", "quick_scan"} <= found.keys()
    assert found["ceds"]["questions"] == 200
    assert found["ceds"]["languages"][:2] == ["en", "fr"]


def test_a_framework_comes_with_every_question_in_the_language_asked_for(program):
    english, french = (program.get(f"/frameworks/ceds/?language={code}").json() for code in ("en", "fr"))

    def questions(one):
        return [question for section in one["sections"] for question in section["questions"]]

    assert len(questions(english)) == english["questions"] == 200
    assert [one["key"] for one in questions(english)] == [one["key"] for one in questions(french)]
    assert questions(english)[0]["options"][0]["value"] == questions(french)[0]["options"][0]["value"]
    assert questions(english)[0]["text"] != questions(french)[0]["text"]


def test_the_language_is_that_of_the_request_where_none_is_asked_for(program):
    assert program.get("/frameworks/ceds/", **{"Accept-Language": "fr"}).json()["language"] == "fr"


@pytest.mark.parametrize(
    "path", ["/frameworks/none/", "/frameworks/ceds/?version=0.0.1", "/frameworks/./", "/frameworks/~/"]
)
def test_no_file_is_a_framework(program, path):
    refused = program.get(path)

    assert refused.status_code == 404
    assert problem_of(refused)["status"] == 404


def test_a_language_that_there_is_not_is_refused_with_those_that_there_are(program):
    refused = program.get("/frameworks/ceds/?language=tlh")

    assert refused.status_code == 422
    assert "zh-hans" in problem_of(refused)["errors"][0]["detail"]
