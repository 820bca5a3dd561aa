import pytest

from hanse.kernel.errors import NotThere
from hanse.kernel.ids import new_id
from hanse.questions.actions import (
    add_comment,
    add_evidence,
    create_sheet,
    remove_evidence,
    resolve_comment,
    save_answer,
)
from hanse.questions.queries import around, conflict
from hanse.questions.queries import sheet as sheet_of
from tests.questions.samples import free, questionnaire, single


def test_counts_of_what_lies_beside_the_answers_take_one_query(sheet, by, other, django_assert_num_queries):
    with django_assert_num_queries(1):
        empty = around(sheet)
    assert (empty.evidence, empty.open_comments, empty.conflicts) == ({}, {}, {})
    for number in range(3):  # what is sent twice stands once
        add_evidence(sheet, single(), note=f"page {number}", by=by)
        add_comment(sheet, single(), f"question {number}", by=by)
    remove_evidence(add_evidence(sheet, free(), note="gone", by=by), by=by)
    resolve_comment(add_comment(sheet, free(), "done", by=by), by=by)
    save_answer(sheet, free(), "hers", expected_version=0, by=other)
    save_answer(sheet, free(), "mine", expected_version=0, by=by)
    with django_assert_num_queries(1):
        full = around(sheet)
    assert (full.evidence, full.open_comments, full.conflicts) == ({"strategy": 3}, {"strategy": 3}, {"names": 1})


def test_a_conflict_is_found_on_its_own_sheet_alone(sheet, by, other):
    save_answer(sheet, free(), "hers", expected_version=0, by=other)
    kept = save_answer(sheet, free(), "mine", expected_version=0, by=by)
    assert conflict(sheet, kept.id) == kept
    with pytest.raises(NotThere):
        conflict(create_sheet(questionnaire(), by=by), kept.id)


def test_a_sheet_that_is_not_there(db):
    with pytest.raises(NotThere):
        sheet_of(new_id())
