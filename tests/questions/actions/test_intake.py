import pytest

from hanse.kernel.errors import NotThere
from hanse.kernel.models import AuditEntry
from hanse.questions.actions import (
    Applied,
    add_evidence,
    apply_intake,
    create_sheet,
    freeze_sheet,
    mark_unknown,
    receive_answers,
    save_answer,
)
from hanse.questions.errors import SheetFrozen
from hanse.questions.models import Answer
from hanse.questions.queries import answers_of, comments_of, conflicts_of, difference_of, evidence_of, intake, standing
from hanse.questions.spec.exchange.difference import Change
from hanse.questions.spec.exchange.document import from_document
from hanse.questions.spec.reading import ENGLISH
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.writing import write_workbook
from tests.questions.samples import questionnaire
from tests.questions.spec.workbook.xlsx import filled, row_of

SAMPLE = questionnaire()


@pytest.fixture
def begun(sheet, by):
    save_answer(sheet, SAMPLE.question("strategy"), 2, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("names"), "Łódź", expected_version=0, by=by)
    mark_unknown(sheet, SAMPLE.question("share"), "finance", expected_version=0, by=by)
    return sheet


def from_workbook(sheet, by, cells):
    """The sheet's workbook, filled in: (column, key, part) → content; read and kept."""
    data = write_workbook(SAMPLE, standing(sheet, SAMPLE))
    places = {f"{column}{row_of(data, key, part)}": value for (column, key, part), value in cells.items()}
    delivery = read_workbook(filled(data, places), SAMPLE, lambda _: ENGLISH)
    return receive_answers(sheet, delivery, SAMPLE, name="answers.xlsx", by=by)


def changes(found):
    return {line.key: line.change for line in difference_of(found, SAMPLE).lines if line.change != Change.UNCHANGED}


def versions(found):
    return {line.key: line.version for line in difference_of(found, SAMPLE).lines}


def test_nothing_is_saved_before_somebody_chooses(begun, by):
    found = from_workbook(begun, by, {("C", "strategy", ""): "It is followed", ("C", "channels", "web"): "Yes"})
    assert changes(found) == {"strategy": Change.CHANGED, "channels": Change.ADDED}
    assert answers_of(begun)["strategy"].value == 2


def test_only_what_was_chosen_is_saved_with_its_comments(begun, by):
    cells = {("C", "strategy", ""): "It is followed", ("C", "channels", "web"): "Yes", ("F", "names", ""): "spelling?"}
    found = from_workbook(begun, by, cells)
    assert apply_intake(found, SAMPLE, {"strategy": 1}, by=by) == Applied(("strategy",))
    assert {key: row.value for key, row in answers_of(begun).items()} == {
        "strategy": 4,
        "names": "Łódź",
        "share": None,
    }
    assert [one.text for one in comments_of(begun, "names")] == ["spelling?"]


def test_an_emptied_cell_takes_the_answer_back_where_that_is_chosen(begun, by):
    found = from_workbook(begun, by, {("C", "names", ""): None})
    assert changes(found) == {"names": Change.REMOVED}
    apply_intake(found, SAMPLE, versions(found), by=by)
    assert "names" not in answers_of(begun)


def test_what_changed_here_since_the_workbook_was_sent_out_is_a_conflict(begun, by, other):
    data = write_workbook(SAMPLE, standing(begun, SAMPLE))
    save_answer(begun, SAMPLE.question("strategy"), 5, expected_version=1, by=other)
    save_answer(begun, SAMPLE.question("names"), "Lodz", expected_version=1, by=other)
    data = filled(data, {f"C{row_of(data, 'strategy')}": "It is followed"})
    found = receive_answers(begun, read_workbook(data, SAMPLE, lambda _: ENGLISH), SAMPLE, name="a.xlsx", by=by)
    assert changes(found) == {"strategy": Change.CONFLICTING}
    apply_intake(found, SAMPLE, versions(found), by=by)  # she has seen both, and chosen the workbook's
    assert answers_of(begun)["strategy"].value == 4
    assert answers_of(begun)["names"].value == "Lodz"


def test_what_changes_between_looking_and_choosing_is_kept_as_a_conflict(begun, by, other):
    found = from_workbook(begun, by, {("C", "strategy", ""): "It is followed", ("C", "channels", "web"): "Yes"})
    seen = versions(found)
    save_answer(begun, SAMPLE.question("strategy"), 5, expected_version=1, by=other)
    applied = apply_intake(found, SAMPLE, seen, by=by)
    assert applied.keys == ("channels",)
    assert [one.value for one in conflicts_of(begun)] == [4]
    assert list(applied.conflicts) == list(conflicts_of(begun))
    assert answers_of(begun)["strategy"].value == 5


def test_applying_twice_changes_nothing_the_second_time(begun, by):
    found = from_workbook(begun, by, {("C", "strategy", ""): "It is followed", ("F", "names", ""): "spelling?"})
    apply_intake(found, SAMPLE, {"strategy": 1}, by=by)
    assert apply_intake(found, SAMPLE, {"strategy": 2}, by=by) == Applied(())
    assert comments_of(begun, "names").count() == 1
    assert AuditEntry.objects.filter(verb="questions.apply_intake").count() == 1


def test_the_same_file_again_adds_no_comment_and_takes_no_evidence_away(begun, by):
    add_evidence(begun, SAMPLE.question("names"), note="the register", by=by)
    for _again in range(2):
        found = from_workbook(begun, by, {("F", "names", ""): "spelling?"})
        apply_intake(found, SAMPLE, versions(found), by=by)

    assert [one.text for one in comments_of(begun, "names")] == ["spelling?"]
    assert [one.note for one in evidence_of(begun)] == ["the register"]


def test_not_knowing_without_a_name_goes_out_and_comes_in(begun, by):
    mark_unknown(begun, SAMPLE.question("systems"), expected_version=0, by=by)
    found = from_workbook(begun, by, {("E", "channels", ""): "I don't know"})

    assert changes(found) == {"channels": Change.ADDED}
    apply_intake(found, SAMPLE, versions(found), by=by)
    assert {key: row.note for key, row in answers_of(begun).items() if row.state == "unknown"} == {
        "share": "finance",
        "systems": "",
        "channels": "",
    }


def test_all_or_nothing(begun, by, monkeypatch):
    found = from_workbook(begun, by, {("C", "strategy", ""): "It is followed", ("F", "names", ""): "spelling?"})
    found.content["comments"] = {"nowhere": "this question has gone"}
    found.save()
    with pytest.raises(KeyError):
        apply_intake(found, SAMPLE, {"strategy": 1}, by=by)
    found.refresh_from_db()
    assert (found.applied_at, answers_of(begun)["strategy"].value) == (None, 2)


def test_troubles_are_kept_in_words(begun, by):
    document = {"answers": {"strategy": {"value": "9"}, "names": {"value": "Ō", "version": 1}}}
    found = receive_answers(begun, from_document(document, SAMPLE), SAMPLE, name="api", by=by)
    difference = difference_of(intake(begun, found.id), SAMPLE)
    [trouble] = difference.troubles
    assert (trouble.place, trouble.key) == ("answers.strategy", "strategy")
    assert str(trouble.problem).startswith("“9” is not one of the options. Choose one of: Nobody has begun;")
    assert changes(found) == {"names": Change.CHANGED}


def test_a_frozen_sheet_takes_none(begun, by):
    found = from_workbook(begun, by, {("C", "strategy", ""): "It is followed"})
    freeze_sheet(begun, by=by)
    with pytest.raises(SheetFrozen):
        apply_intake(intake(begun, found.id), SAMPLE, {"strategy": 1}, by=by)


def test_an_intake_is_found_on_its_own_sheet_alone(begun, by):
    found = from_workbook(begun, by, {})
    with pytest.raises(NotThere):
        intake(create_sheet(SAMPLE, by=by), found.id)


def test_what_stands_is_read_in_one_query_with_the_versions_of_cleared_answers(begun, by, django_assert_num_queries):
    Answer.objects.filter(key="names").update(state="cleared", value=None, version=7)
    with django_assert_num_queries(1):
        stands = standing(begun, SAMPLE)
    assert (stands["names"].answer, stands["names"].version) == (None, 7)
    assert stands["share"].answer.note == "finance"
