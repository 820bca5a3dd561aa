"""The questionnaire's own workbook and document, read without a database."""

import json

import pytest

from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.method.tables.own import is_own, read_own
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.difference import Standing
from hanse.questions.spec.exchange.document import to_document
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.workbook.writing import write_workbook

SCHEME = load_framework("ceds")
ASKED = questionnaire(SCHEME)
SINGLE = next(one for one in SCHEME.questions if one.kind == "single")
SPARED = next(one for one in SCHEME.questions if one.not_applicable.allowed)
GIVEN = {
    SINGLE.key: Answer.answered(SINGLE.key, SINGLE.options[2].value),
    SPARED.key: Answer.not_applicable(SPARED.key, "the region does it"),
}
STANDING = {key: Standing(answer, 1) for key, answer in GIVEN.items()}


@pytest.fixture(params=["en", "fr"])
def workbook(request, tmp_path):
    path = tmp_path / "Lyon.xlsx"
    path.write_bytes(write_workbook(ASKED, STANDING, Reader(request.param, SCHEME.translations)))
    return path, request.param


def test_a_filled_workbook_is_read_in_its_own_language(workbook):
    path, language = workbook
    reading = read_own(SCHEME, [path])

    assert is_own(path)
    assert reading.given(0) == GIVEN
    assert (reading.language, reading.answers.units.names) == (language, ("Lyon",))


def test_a_document_names_its_city(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"city": "東京", **to_document(ASKED, STANDING)}))

    assert is_own(path)
    reading = read_own(SCHEME, [path])
    assert reading.given(0) == GIVEN
    assert reading.answers.units.names == ("東京",)


def test_several_files_are_several_cities_and_one_name_twice_is_refused(workbook, tmp_path):
    path, _ = workbook
    document = to_document(ASKED, STANDING)
    (tmp_path / "a.json").write_text(json.dumps({"city": "Gumi", **document}))
    (tmp_path / "b.json").write_text(json.dumps({"city": "Gumi", **document}))

    assert read_own(SCHEME, [path, tmp_path / "a.json"]).answers.units.names == ("Lyon", "Gumi")
    with pytest.raises(TableError, match="second file for “Gumi”"):
        read_own(SCHEME, [tmp_path / "a.json", tmp_path / "b.json"])


def test_what_is_wrong_is_named_with_its_place(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": {SINGLE.key: {"value": 99}, "no_such": {"value": 1}}}))

    with pytest.raises(TableError) as refused:
        read_own(SCHEME, [path])
    assert len(refused.value.problems) == 2
    assert f"“{SINGLE.key}”" in str(refused.value)
    assert "no_such" in str(refused.value)


def test_a_table_of_cities_is_none_of_ours(tmp_path):
    table = tmp_path / "table.json"
    table.write_text('{"answers": [{"city": "Gumi"}]}')

    assert not is_own(table)
    assert not is_own(tmp_path / "there_is_none.xlsx")
