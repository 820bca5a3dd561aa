import pytest
from django.test.utils import CaptureQueriesContext

from hanse.diagnostic.actions import lay_for_sign_off
from hanse.kernel.models import AuditEntry
from hanse.questions.models import Conflict
from hanse.questions.queries import stored_answer
from tests.diagnostic.rounds import a_team, answered, begun
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db
STATUS, OTHER = "gov_strategy_status", "gov_strategy_review"


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def assessment(team):
    return begun(team)


@pytest.fixture
def program(team):
    return program_of(team.contributor)


def answers_of(assessment, key=""):
    return f"/assessments/{assessment.id}/answers/" + (f"{key}/" if key else "")


def keys_of(assessment, program) -> list[str]:
    sections = program.get("/frameworks/ceds/").json()["sections"]
    return [one["key"] for section in sections for one in section["questions"] if one["kind"] == "single"]


@pytest.fixture
def keys(assessment, program):
    return keys_of(assessment, program)


def test_a_document_goes_in_and_comes_out_as_it_was(assessment, program, keys):
    first, second = keys[:2]
    sent = {"answers": {first: {"value": 2}, second: {"state": "unknown", "note": "Ask 이순신"}}}

    saved = program.put(answers_of(assessment), sent)
    read = program.get(answers_of(assessment)).json()

    assert saved.status_code == 200, saved.content
    assert [one["change"] for one in saved.json()["changes"]] == ["added", "added"]
    assert read["questionnaire"] == "ceds"
    assert read["answers"] == {
        first: {"state": "answered", "value": 2, "note": "", "version": 1},
        second: {"state": "unknown", "value": None, "note": "Ask 이순신", "version": 1},
    }


def test_what_was_read_can_be_sent_back_and_changes_nothing(assessment, program, keys):
    program.put(answers_of(assessment), {"answers": {keys[0]: {"value": 2}}})
    read = program.get(answers_of(assessment))
    entries = AuditEntry.objects.count()

    again = program.put(answers_of(assessment), read.json())

    assert (again.status_code, again.json()["changes"], again.json()["unchanged"]) == (200, [], 1)
    assert again.headers["ETag"] == read.headers["ETag"]
    assert AuditEntry.objects.count() == entries


def test_a_dry_run_says_what_would_change_and_saves_nothing(assessment, program, keys):
    sent = {"answers": {keys[0]: {"value": 2}, keys[1]: {"value": "nonsense"}, "no_such": {"value": 1}}}

    said = program.put(answers_of(assessment) + "?dry_run=true", sent).json()

    assert said["saved"] is False
    assert [(one["question"], one["change"]) for one in said["changes"]] == [(keys[0], "added")]
    assert {one["where"] for one in said["troubles"]} == {f"/answers/{keys[1]}", "/answers/no_such"}
    assert stored_answer(assessment.sheet, keys[0]) is None


def test_one_wrong_answer_keeps_all_others_out_and_every_place_is_named(assessment, program, keys):
    sent = {"answers": {keys[0]: {"value": 2}, keys[1]: {"value": "nonsense"}, "no_such": {"value": 1}}}

    refused = program.put(answers_of(assessment), sent)

    assert refused.status_code == 422
    errors = problem_of(refused)["errors"]
    assert [(one["where"], one["question"]) for one in errors] == [
        (f"/answers/{keys[1]}", keys[1]),
        ("/answers/no_such", ""),
    ]
    assert stored_answer(assessment.sheet, keys[0]) is None


def test_an_answer_that_a_colleague_changed_is_not_overwritten_and_hers_is_told(team, assessment, program, keys):
    program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 0})
    program_of(team.coordinator).patch(answers_of(assessment, keys[0]), {"value": 3, "version": 1})

    late = program.patch(answers_of(assessment, keys[0]), {"value": 2, "version": 1})

    assert late.status_code == 409
    told = problem_of(late)
    assert told["type"] == "urn:hanse:problem:answers-moved"
    assert told["standing"][keys[0]]["value"] == 3
    assert told["standing"][keys[0]]["version"] == 2
    assert stored_answer(assessment.sheet, keys[0]).value == 3
    assert not Conflict.objects.exists()  # the program has its own text still: no pair is left for people to settle


def test_if_match_guards_the_whole(assessment, program, keys):
    etag = program.get(answers_of(assessment)).headers["ETag"]
    program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 0})

    stale = program.put(answers_of(assessment), {"answers": {keys[1]: {"value": 2}}}, **{"If-Match": etag})
    fresh = program.get(answers_of(assessment)).headers["ETag"]
    good = program.put(answers_of(assessment), {"answers": {keys[1]: {"value": 2}}}, **{"If-Match": fresh})

    assert stale.status_code == 412
    assert problem_of(stale)["type"] == "urn:hanse:problem:sheet-moved"
    assert good.status_code == 200


def test_if_none_match_spares_the_body(assessment, program, keys):
    etag = program.get(answers_of(assessment)).headers["ETag"]

    same = program.get(answers_of(assessment), **{"If-None-Match": etag})
    program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 0})
    other = program.get(answers_of(assessment), **{"If-None-Match": etag})

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200


def test_an_answer_is_taken_back_by_null_with_its_version(assessment, program, keys):
    program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 0})

    taken = program.patch(answers_of(assessment, keys[0]), {"value": None, "version": 1})

    assert taken.json() == {"state": "cleared", "value": None, "note": "", "version": 2}
    assert program.get(answers_of(assessment, keys[0])).json() == taken.json()
    assert program.get(answers_of(assessment)).json()["answers"] == {}


def test_a_question_that_is_not_asked_is_not_there(assessment, program):
    refused = program.patch(answers_of(assessment, "no_such"), {"value": 1, "version": 0})

    assert refused.status_code == 404
    assert problem_of(refused)["type"] == "urn:hanse:problem:unknown-question"


def test_what_is_laid_for_sign_off_takes_no_answers(team, assessment, program, keys):
    lay_for_sign_off(answered(assessment), by=team.coordinator.actor)

    refused = program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 1})

    assert refused.status_code == 409
    assert problem_of(refused)["type"] == "urn:hanse:problem:wrong-state"


def test_the_audit_shows_the_key_and_whose_it_is_can_be_found(team, assessment, program, keys):
    program.patch(answers_of(assessment, keys[0]), {"value": 1, "version": 0})

    entry = AuditEntry.objects.get(verb="questions.save_document")

    assert (entry.actor_kind, entry.actor_id) == ("key", team.contributor.keys.get().id)


@pytest.mark.parametrize("count", [1, 3])
def test_reading_and_saving_take_the_same_queries_for_one_answer_and_for_three(
    assessment, program, keys, count, django_assert_num_queries
):
    program.put(answers_of(assessment), {"answers": {key: {"value": 1} for key in keys[:count]}})

    with django_assert_num_queries(4):  # key, person, assessment, answers
        program.get(answers_of(assessment))


def test_saving_takes_as_many_queries_as_there_are_changes_and_a_fixed_rest(assessment, program, keys):
    from django.db import connection

    counts = []
    for number, wanted in enumerate((1, 3), start=1):
        sent = {"answers": {key: {"value": number} for key in keys[:wanted]}}
        with CaptureQueriesContext(connection) as seen:
            program.put(answers_of(assessment), sent)
        counts.append(len(seen))

    assert counts == [counts[0], counts[0] + 2 * 3]  # each: the answer, its audit, its event
