from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from hanse.kernel.models import AuditEntry, DomainEvent
from hanse.questions.actions import (
    Saved,
    clear_answer,
    freeze_sheet,
    hold_sheet,
    mark_not_applicable,
    mark_unknown,
    release_sheet,
    resolve_conflict,
    save_answer,
)
from hanse.questions.enums import Keep
from hanse.questions.errors import BadAnswer, SheetFrozen, SheetHeld
from hanse.questions.models import Answer, Conflict, Sheet
from hanse.questions.queries import answer_history, answers_of, conflicts_of, given_answers, stored_answer
from hanse.questions.spec.checking import check_answer
from tests.questions.samples import any_answers, free, matrix, number, questionnaire, single

SAMPLE = questionnaire()
STRATEGY = SAMPLE.question("strategy")


def test_an_answer_is_saved_with_its_audit_and_event(sheet, by):
    saved = save_answer(sheet, STRATEGY, "the council has approved it", expected_version=0, by=by)
    assert saved == Saved("strategy", 1, "answered")
    row = answers_of(sheet)["strategy"]
    assert (row.value, row.version, row.by_id, row.complete) == (3, 1, by.id, True)
    entry = AuditEntry.objects.get(verb="questions.save_answer")
    assert (entry.subject_id, entry.actor_id) == (sheet.id, by.id)
    assert entry.detail == {"key": "strategy", "version": 1, "state": "answered"}
    assert DomainEvent.objects.get(name="questions.answer_changed").payload["key"] == "strategy"


def test_saving_takes_three_statements_in_one_transaction(sheet, by, django_assert_num_queries):
    save_answer(sheet, STRATEGY, 2, expected_version=0, by=by)
    with django_assert_num_queries(5) as queries:  # with the SAVEPOINT and its RELEASE of the test's own transaction
        save_answer(sheet, STRATEGY, 3, expected_version=1, by=by)
    assert sum("SAVEPOINT" in query["sql"] for query in queries) == 2


def test_every_change_is_kept_as_a_version(sheet, by, other):
    save_answer(sheet, STRATEGY, 2, expected_version=0, by=by)
    mark_unknown(sheet, STRATEGY, "the mayor's office", expected_version=1, by=other)
    clear_answer(sheet, STRATEGY, expected_version=2, by=by)
    save_answer(sheet, STRATEGY, 5, expected_version=3, by=by)
    versions = answer_history(sheet, "strategy").values_list("number", "state", "value", "note", "by_id")
    assert list(versions) == [
        (1, "answered", 2, "", by.id),
        (2, "unknown", None, "the mayor's office", other.id),
        (3, "cleared", None, "", by.id),
        (4, "answered", 5, "", by.id),
    ]


def test_a_wrong_answer_is_refused_and_changes_nothing(sheet, by):
    with pytest.raises(BadAnswer, match="Choose one of") as refused:
        save_answer(sheet, STRATEGY, "9", expected_version=0, by=by)
    assert refused.value.field == "strategy"
    assert not Answer.objects.exists()


def test_the_same_form_sent_twice_is_saved_once(sheet, by):
    save_answer(sheet, STRATEGY, 3, expected_version=0, by=by)
    again = save_answer(sheet, STRATEGY, 3, expected_version=0, by=by)
    assert again == Saved("strategy", 1, "answered", changed=False)
    assert answer_history(sheet, "strategy").count() == 1
    assert not Conflict.objects.exists()


def test_a_half_filled_matrix_is_stored_as_not_complete(sheet, by):
    save_answer(sheet, matrix(), {"tax": "full"}, expected_version=0, by=by)
    assert answers_of(sheet)["systems"].complete is False


def test_not_applicable_needs_leave_and_a_reason(sheet, by):
    with pytest.raises(BadAnswer, match="applies to everyone"):
        mark_not_applicable(sheet, STRATEGY, "no", expected_version=0, by=by)
    share = SAMPLE.question("share")
    with pytest.raises(BadAnswer, match="Say why"):
        mark_not_applicable(sheet, share, " ", expected_version=0, by=by)
    mark_not_applicable(sheet, share, "no such office", expected_version=0, by=by)
    assert given_answers(sheet, SAMPLE)["share"].note == "no such office"


def test_a_cleared_answer_is_gone_but_its_version_counts_on(sheet, by):
    save_answer(sheet, STRATEGY, 3, expected_version=0, by=by)
    assert clear_answer(sheet, STRATEGY, expected_version=1, by=by).version == 2
    assert answers_of(sheet) == {}
    assert stored_answer(sheet, "strategy").version == 2
    stale = save_answer(sheet, STRATEGY, 4, expected_version=1, by=by)
    assert isinstance(stale, Conflict)


def test_clearing_what_is_not_there_changes_nothing(sheet, by):
    assert clear_answer(sheet, STRATEGY, expected_version=0, by=by) == Saved("strategy", 0, "cleared", changed=False)
    assert not Answer.objects.exists()


def conflict_of(sheet, by, other):
    save_answer(sheet, free(), "her words", expected_version=0, by=other)
    conflict = save_answer(sheet, free(), "my words", expected_version=0, by=by)
    assert isinstance(conflict, Conflict)
    return conflict


def test_two_colleagues_on_one_question_lose_no_words(sheet, by, other):
    conflict = conflict_of(sheet, by, other)
    assert (conflict.value, conflict.by_id, conflict.expected) == ("my words", by.id, 0)
    assert answers_of(sheet)["names"].value == "her words"
    assert list(conflicts_of(sheet, "names")) == [conflict]
    assert list(conflicts_of(sheet, "share")) == []


def test_the_same_words_sent_twice_are_one_conflict(sheet, by, other):
    first = conflict_of(sheet, by, other)
    assert save_answer(sheet, free(), "my words", expected_version=0, by=by) == first


@pytest.mark.parametrize(("keep", "stands", "version"), [(Keep.MINE, "my words", 2), (Keep.THEIRS, "her words", 1)])
def test_a_conflict_ends_by_a_choice(sheet, by, other, keep, stands, version):
    conflict = conflict_of(sheet, by, other)
    saved = resolve_conflict(conflict, free(), keep=keep, expected_version=1, by=by)
    assert (saved.version, answers_of(sheet)["names"].value) == (version, stands)
    assert not conflicts_of(sheet).exists()
    assert AuditEntry.objects.filter(verb="questions.resolve_conflict").count() == 1
    again = resolve_conflict(conflict, free(), keep=Keep.MINE, expected_version=1, by=by)
    assert (again.version, again.changed, answers_of(sheet)["names"].value) == (version, False, stands)


def test_a_third_change_while_choosing_makes_a_further_conflict(sheet, by, other):
    conflict = conflict_of(sheet, by, other)
    save_answer(sheet, free(), "her better words", expected_version=1, by=other)
    further = resolve_conflict(conflict, free(), keep=Keep.MINE, expected_version=1, by=by)
    assert isinstance(further, Conflict)
    assert list(conflicts_of(sheet)) == [further]
    assert further.value == "my words"
    assert answers_of(sheet)["names"].value == "her better words"


def test_an_undo_against_a_newer_answer_is_a_conflict_too(sheet, by, other):
    save_answer(sheet, free(), "first", expected_version=0, by=by)
    save_answer(sheet, free(), "second", expected_version=1, by=other)
    conflict = clear_answer(sheet, free(), expected_version=1, by=by)
    assert isinstance(conflict, Conflict)
    resolve_conflict(conflict, free(), keep=Keep.MINE, expected_version=2, by=by)
    assert answers_of(sheet) == {}


def test_a_frozen_sheet_takes_no_answer(sheet, by):
    save_answer(sheet, STRATEGY, 3, expected_version=0, by=by)
    stale = Sheet.objects.get(id=sheet.id)
    freeze_sheet(sheet, by=by)
    for known in (sheet, stale):  # with and without knowing of it: the database refuses as well
        with pytest.raises(SheetFrozen):
            save_answer(known, STRATEGY, 4, expected_version=1, by=by)
        with pytest.raises(SheetFrozen):
            clear_answer(known, STRATEGY, expected_version=1, by=by)
    assert answers_of(sheet)["strategy"].value == 3


@given(case=any_answers())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_kind_comes_back_from_the_database_as_it_was_given(sheet, by, case):
    question, raw = case
    version = getattr(stored_answer(sheet, question.key), "version", 0)
    save_answer(sheet, question, raw, expected_version=version, by=by)
    # Its own questionnaire holds this very question (a number with other decimals, for one).
    row = stored_answer(sheet, question.key)
    assert check_answer(question, row.value) == check_answer(question, raw)


@pytest.mark.django_db(transaction=True)
def test_of_many_savers_at_once_one_stands_and_no_words_are_lost(sheet, by, other):
    savers = 6
    together = Barrier(savers)

    def save(number_of_saver):
        try:
            together.wait(timeout=10)
            return save_answer(sheet, free(), f"words of {number_of_saver}", expected_version=0, by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(savers) as pool:
        outcomes = list(pool.map(save, range(savers)))
    assert sum(isinstance(outcome, Saved) for outcome in outcomes) == 1
    stands = answers_of(sheet)["names"].value
    kept = {conflict.value for conflict in conflicts_of(sheet)}
    assert {stands, *kept} == {f"words of {saver}" for saver in range(savers)}
    assert len(kept) == savers - 1


@pytest.mark.django_db(transaction=True)
def test_freezing_while_others_save_lets_nothing_in_afterwards(sheet, by):
    together = Barrier(5)
    questions = [number(key=f"share_{one}") for one in range(4)]

    def save(question):
        try:
            together.wait(timeout=10)
            stale = Sheet.objects.get(id=sheet.id)
            version = 0
            while True:
                saved = save_answer(stale, question, version % 100, expected_version=version, by=by)
                version = saved.version
        except SheetFrozen:
            return version
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(save, question) for question in questions]
        together.wait(timeout=10)
        while Answer.objects.filter(sheet=sheet).count() < 4:
            pass
        freeze_sheet(sheet, by=by)
        # What stood at the freeze stands: read once now, compared after every saver has stopped.
        frozen = {row.key: row.version for row in answers_of(sheet).values()}
        acknowledged = {question.key: job.result(timeout=10) for question, job in zip(questions, running, strict=True)}
    assert acknowledged == frozen == {row.key: row.version for row in answers_of(sheet).values()}


def test_a_held_sheet_takes_no_answer_though_the_page_was_opened_before(sheet, by):
    save_answer(sheet, STRATEGY, 2, expected_version=0, by=by)
    opened = Sheet.objects.get(id=sheet.id)
    hold_sheet(sheet, by=by)

    for stale in (opened, sheet):
        with pytest.raises(SheetHeld):
            save_answer(stale, STRATEGY, 3, expected_version=1, by=by)
    assert stored_answer(sheet, "strategy").value == 2

    release_sheet(sheet, by=by)
    assert save_answer(sheet, STRATEGY, 3, expected_version=1, by=by).version == 2


@pytest.mark.django_db(transaction=True)
def test_holding_waits_for_the_answer_under_way(sheet, by):
    saved, held = Event(), Event()

    def save():
        try:
            with transaction.atomic():
                save_answer(sheet, STRATEGY, 2, expected_version=0, by=by)
                saved.set()
                assert not held.wait(timeout=0.5), "the sheet was held while an answer was being written"
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(save)
        assert saved.wait(timeout=10)
        hold_sheet(Sheet.objects.get(id=sheet.id), by=by)
        held.set()
        assert stored_answer(sheet, "strategy").value == 2, "what is looked at has the answer that was under way"
        writing.result(timeout=10)


def test_names_in_every_script_survive(sheet, by):
    names = "Łódź · القاهرة · 서울 · 北京 · ተስፋዬ · Þórður · Nguyễn · 👩🏽‍💻 · יְרוּשָׁלַיִם · \U0002f80c"
    save_answer(sheet, free(), names, expected_version=0, by=by)
    assert answers_of(sheet)["names"].value == names


def test_a_conflict_of_a_single_choice_keeps_both_choices(sheet, by, other):
    save_answer(sheet, single(), 2, expected_version=0, by=other)
    conflict = save_answer(sheet, single(), 4, expected_version=0, by=by)
    assert (conflict.value, answers_of(sheet)["strategy"].value) == (4, 2)
