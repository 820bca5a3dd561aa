from hanse.questions.actions import create_sheet, mark_unknown, save_answer
from hanse.questions.queries import answers_of, given_answers, given_answers_of, progress_of_sheet, stored_answer
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.progress import Status, progress
from tests.questions.samples import free, questionnaire

SAMPLE = questionnaire()


def test_answers_come_as_values_in_the_questionnaires_order(sheet, by):
    mark_unknown(sheet, SAMPLE.question("share"), "finance", expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("systems"), {"land": "full", "tax": "none"}, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    save_answer(sheet, free("left_the_questionnaire"), "kept", expected_version=0, by=by)
    given = given_answers(sheet, SAMPLE)
    assert list(given) == ["strategy", "share", "systems"]
    assert given["share"] == Answer.unknown("share", "finance")
    assert list(given["systems"].value.items()) == [("tax", "none"), ("land", "full")]
    assert "left_the_questionnaire" in answers_of(sheet)


def test_one_query_reads_any_number_of_sheets(sheet, by, django_assert_num_queries):
    for questions in (["strategy"], ["strategy", "names", "channels"]):
        for key in questions:
            version = getattr(stored_answer(sheet, key), "version", 0)
            save_answer(sheet, SAMPLE.question(key), "web" if key == "channels" else 1, expected_version=version, by=by)
        with django_assert_num_queries(1):
            given_answers(sheet, SAMPLE)
    second = create_sheet(SAMPLE, by=by)
    with django_assert_num_queries(1):
        both = given_answers_of([sheet.id, second.id], SAMPLE)
    assert (len(both[sheet.id]), both[second.id]) == (3, {})


def test_a_question_never_answered_has_no_row(sheet):
    assert stored_answer(sheet, "strategy") is None


def test_the_progress_of_a_sheet_is_that_of_its_answers_in_one_query(sheet, by, django_assert_num_queries):
    mark_unknown(sheet, SAMPLE.question("share"), "finance", expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("systems"), {"land": "full"}, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    save_answer(sheet, free("left_the_questionnaire"), "kept", expected_version=0, by=by)
    progress_of_sheet(sheet, SAMPLE)  # the first call makes the SQL

    with django_assert_num_queries(1):
        found = progress_of_sheet(sheet, SAMPLE)

    assert found == progress(SAMPLE, given_answers(sheet, SAMPLE))
    assert found.statuses["systems"] is Status.STARTED
