import pytest
from django.test import Client

from hanse.questions.actions import add_comment, add_evidence, freeze_sheet, save_answer
from hanse.questions.models import Answer, Conflict
from hanse.questions.queries import answer_history, answers_of, conflicts_of, evidence_of
from tests.factories.identity import UserFactory
from tests.questions.desk import READER, SAMPLE, STRANGER
from tests.questions.samples import RULE
from tests.questions.views.page import form_of


def filled(client, address, **given):
    """Open the page and send its form with some fields filled in."""
    fields = form_of(client.get(address), address)
    return client.post(address, {**fields, "do": "save", **given})


def test_a_question_is_answered_without_javascript(client, at, sheet, user):
    response = filled(client, at("question", key="strategy"), answer="3")
    assert response.status_code == 302
    assert response.url == at("question", key="channels")
    row = answers_of(sheet)["strategy"]
    assert (row.value, row.by_id) == (3, user.id)


def test_the_rule_of_answering_stands_beside_the_reason(client, at):
    content = client.get(at("question", key="share")).content.decode()
    assert "The share tells how far it goes" in content
    assert RULE in content


@pytest.mark.parametrize(
    ("key", "given", "value"),
    [
        ("share", {"answer": "12.5"}, 12.5),
        ("systems", {"answer-tax": "full", "answer-land": "none"}, {"tax": "full", "land": "none"}),
        ("names", {"answer": "Ms Łęcka\r\n김 선생님"}, "Ms Łęcka\n김 선생님"),
    ],
)
def test_every_kind_is_answered(client, at, sheet, key, given, value):
    assert filled(client, at("question", key=key), **given).status_code == 302
    assert answers_of(sheet)[key].value == value


def test_what_was_answered_stands_in_the_form(client, at):
    for key, given in {
        "share": {"answer": "12.5"},
        "systems": {"answer-tax": "full"},
        "names": {"answer": "Ō & <b>"},
    }.items():
        address = at("question", key=key)
        filled(client, address, **given)
        fields = form_of(client.get(address), address)
        assert {name: fields[name][0].strip() for name in given} == given


def test_the_page_names_its_question_and_what_helps(client, at):
    content = client.get(at("question", key="share")).content.decode()
    assert "<title>How many? – " in content
    assert "Question 1 of 3" in content
    assert content.count("<h1") == 1
    assert '<p class="panel">question share</p>' in content
    assert "Evidence is expected" in content


def test_a_wrong_answer_comes_back_as_it_was_typed(client, at, sheet):
    response = filled(client, at("question", key="share"), answer="lots")
    content = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in content
    assert "“lots” is not a number" in content
    assert 'value="lots"' in content
    assert 'href="#id_answer"' in content
    assert not answers_of(sheet)


def test_an_empty_answer_is_asked_for_and_an_optional_one_is_not(client, at):
    assert (
        "Answer this question, or say that you do not know."
        in filled(client, at("question", key="strategy")).content.decode()
    )
    assert filled(client, at("question", key="names")).url == at("tasks")


def test_an_answer_emptied_is_taken_back(client, at, sheet):
    filled(client, at("question", key="names"), answer="Ō")
    filled(client, at("question", key="names"), answer=" ")
    assert not answers_of(sheet)
    assert answer_history(sheet, "names").count() == 2


def test_not_knowing_and_not_applying_are_answers(client, at, sheet):
    filled(client, at("question", key="strategy"), do="unknown", ask="the mayor's office")
    filled(client, at("question", key="share"), do="not_applicable", reason="no such office")
    notes = {key: (row.state, row.note) for key, row in answers_of(sheet).items()}
    assert notes == {
        "strategy": ("unknown", "the mayor's office"),
        "share": ("not_applicable", "no such office"),
    }
    # Both are taken back by answering, though their words still stand in the form.
    filled(client, at("question", key="strategy"), answer="3")
    filled(client, at("question", key="share"), answer="3")
    assert {row.state for row in answers_of(sheet).values()} == {"answered"}


def test_a_reason_typed_is_not_lost_when_the_main_button_is_pressed(client, at, sheet):
    filled(client, at("question", key="share"), reason="no such office")
    assert answers_of(sheet)["share"].note == "no such office"


def test_the_reason_is_asked_for_and_does_not_call_itself_optional(client, at):
    page = filled(client, at("question", key="share"), do="not_applicable").content.decode()
    assert "Say why this question does not apply." in page
    assert "Why it does not apply (optional)" not in page
    assert "Who may know (optional)" in page


def test_an_answer_and_a_reason_at_once_are_not_guessed(client, at, sheet):
    response = filled(client, at("question", key="share"), answer="3", reason="no such office")
    assert "Keep one of them" in response.content.decode()
    assert not answers_of(sheet)


def test_the_same_form_sent_twice_is_saved_once(client, at, sheet):
    address = at("question", key="strategy")
    fields = {**form_of(client.get(address), address), "answer": "3"}
    first, second = client.post(address, fields), client.post(address, fields)
    assert first.url == second.url
    assert answer_history(sheet, "strategy").count() == 1


def test_two_colleagues_on_one_question_choose(client, at, sheet, colleague):
    address = at("question", key="names")
    fields = form_of(client.get(address), address)
    other = Client()
    other.force_login(colleague)
    filled(other, address, answer="from Bo")
    response = client.post(address, {**fields, "answer": "from Ana"})
    conflict = Conflict.objects.get()
    assert response.url == at("conflict", key="names", conflict_id=conflict.id)
    assert answers_of(sheet)["names"].value == "from Bo"
    assert "There are two answers to this question" in client.get(address).content.decode()


def test_what_was_not_touched_overwrites_nobody(client, at, sheet, colleague):
    address = at("question", key="names")
    filled(client, address, answer="first")
    fields = form_of(client.get(address), address)
    other = Client()
    other.force_login(colleague)
    filled(other, address, answer="from Bo")
    assert client.post(address, fields).url == at("tasks")
    assert answers_of(sheet)["names"].value == "from Bo"
    assert not conflicts_of(sheet).exists()


def test_a_stale_tab_of_ones_own_is_a_conflict(client, at, sheet):
    address = at("question", key="names")
    stale = form_of(client.get(address), address)
    filled(client, address, answer="in the other tab")
    response = client.post(address, {**stale, "answer": "in the stale tab"})
    assert "/conflicts/" in response.url
    assert {answers_of(sheet)["names"].value, conflicts_of(sheet).get().value} == {
        "in the other tab",
        "in the stale tab",
    }


def test_from_checking_one_comes_back_to_checking(client, at):
    address = at("question", key="strategy")
    fields = form_of(client.get(address + "?back=check"), address)
    assert client.post(address, {**fields, "answer": "3"}).url == at("check")


# Saving by itself --------------------------------------------------------------------------------------------------


def test_a_page_saves_itself_and_its_form_stays_true(client, at, sheet):
    address = at("question", key="names")
    fields = form_of(client.get(address), address)
    response = client.post(at("save", key="names"), {**fields, "answer": "ab"}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    content = response.content.decode()
    assert '<input type="hidden" id="id_version" name="version" value="1" hx-swap-oob="true">' in content
    assert len(content) < 500
    # The page sends its form with what it knew before: no conflict with itself.
    assert client.post(address, {**fields, "answer": "abc"}).status_code == 302
    assert answers_of(sheet)["names"].value == "abc"


@pytest.mark.parametrize("page", ["\x00", "a\x00b", "\ufffe", "x" * 9999])
def test_a_page_that_names_itself_strangely_is_saved_all_the_same(client, at, sheet, page):
    assert filled(client, at("question", key="strategy"), answer="3", page=page).status_code == 302
    assert answers_of(sheet)["strategy"].value == 3


def test_what_cannot_be_saved_by_itself_is_said_at_its_place(client, at, sheet):
    fields = form_of(client.get(at("question", key="share")), at("question", key="share"))
    response = client.post(at("save", key="share"), {**fields, "answer": "lots"})
    assert response.status_code == 422
    assert '<div id="notice-share" role="alert" hx-swap-oob="true">' in response.content.decode()
    assert "is not a number" in response.content.decode()
    assert client.post(at("save", key="share"), {**fields, "answer": ""}).status_code == 200
    assert not Answer.objects.exists()


def test_a_conflict_met_while_typing_is_kept_and_told(client, at, sheet, colleague):
    fields = form_of(client.get(at("question", key="names")), at("question", key="names"))
    other = Client()
    other.force_login(colleague)
    filled(other, at("question", key="names"), answer="from Bo")
    response = client.post(at("save", key="names"), {**fields, "answer": "from Ana"})
    assert response.status_code == 409
    assert at("conflict", key="names", conflict_id=conflicts_of(sheet).get().id) in response.content.decode()


def test_saving_takes_few_queries_however_large_the_sheet(client, at, sheet, by, django_assert_num_queries):
    fields = form_of(client.get(at("question", key="strategy")), at("question", key="strategy"))
    filled(client, at("question", key="names"), answer="Ō")
    for version, answer in enumerate("234"):
        given = {**fields, "answer": answer, "version": version}
        # session, user; the sheet; SAVEPOINT, write, audit, event, RELEASE
        with django_assert_num_queries(8):
            assert client.post(at("save", key="strategy"), given).status_code == 200


def test_the_page_takes_as_many_queries_with_one_answer_as_with_many(client, at, sheet, by, django_assert_num_queries):
    question = SAMPLE.question("strategy")
    address = at("question", key="strategy")
    for number in (1, 3):
        for one in range(number):
            add_evidence(sheet, question, note=f"note {one}", by=by)
            add_comment(sheet, question, "so?", by=by)
        save_answer(sheet, question, number, expected_version=number // 2, by=by)
        # session, user; sheet, answers, evidence, comments, names, conflicts
        with django_assert_num_queries(8):
            client.get(address)


# Who may ---------------------------------------------------------------------------------------------------------


def test_one_who_may_only_read_sees_the_answer_and_cannot_change_it(client, at, sheet, user):
    filled(client, at("question", key="names"), answer="Ō")
    reader = Client()
    reader.force_login(UserFactory(email=READER))
    content = reader.get(at("question", key="names")).content.decode()
    assert "Ō" in content
    assert 'name="answer"' not in content
    assert reader.post(at("question", key="names"), {"answer": "x"}).status_code == 403
    assert reader.post(at("save", key="names"), {"answer": "x"}).status_code == 403
    assert reader.post(at("comments", key="names"), {"comment": "x"}).status_code == 403
    assert reader.post(at("evidence", key="names"), {"note": "x"}).status_code == 403


def test_a_question_that_is_not_ones_own_is_read_only(client, at):
    assert client.post(at("question", key="channels"), {"answer": "web"}).status_code == 403


def test_a_stranger_sees_nothing(at, db):
    stranger = Client()
    stranger.force_login(UserFactory(email=STRANGER))
    for name in ("tasks", "check", "workbook", "workbook_file"):
        assert stranger.get(at(name)).status_code == 403
    assert stranger.get(at("question", key="names")).status_code == 403
    assert stranger.post(at("save", key="names"), {"answer": "x"}).status_code == 403


def test_what_is_not_there_is_404(client, at):
    assert client.get(at("question", key="nothing")).status_code == 404
    assert client.get(at("section", section="nothing")).status_code == 404
    assert (
        client.get(
            at("tasks").replace(at("tasks").split("/")[3], str("0" * 8 + "-0000-0000-0000-" + "0" * 12))
        ).status_code
        == 404
    )


def test_a_frozen_sheet_says_so_and_shows_what_was_typed(client, at, sheet, by):
    address = at("question", key="names")
    fields = form_of(client.get(address), address)
    freeze_sheet(sheet, by=by)
    response = client.post(address, {**fields, "answer": "too late, but long"}, follow=True)
    content = response.content.decode()
    assert "have been handed in" in content
    assert "too late, but long" in content
    assert not answers_of(sheet)
    assert client.post(at("save", key="names"), fields, headers={"HX-Request": "true"}).status_code == 423


# Evidence and comments -----------------------------------------------------------------------------------------


def test_evidence_is_added_shown_taken_and_removed(client, at, sheet):
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = SimpleUploadedFile("план.pdf", b"%PDF-1.7 plan")
    client.post(at("evidence", key="share"), {"upload": upload, "note": "signed"})
    client.post(at("evidence", key="share"), {"link": "https://example.org/"})
    content = client.get(at("question", key="share")).content.decode()
    assert "план.pdf" in content
    assert "https://example.org/" in content
    stored = evidence_of(sheet)[0]
    download = client.get(at("evidence_file", key="share", evidence_id=stored.id))
    assert b"".join(download.streaming_content) == b"%PDF-1.7 plan"
    assert "attachment" in download["Content-Disposition"]
    assert client.get(at("evidence_file", key="strategy", evidence_id=stored.id)).status_code == 404
    asked = client.get(at("remove_evidence", key="share", evidence_id=stored.id)).content.decode()
    assert "Remove this evidence?" in asked
    assert "план.pdf" in asked
    assert len(evidence_of(sheet)) == 2
    client.post(at("remove_evidence", key="share", evidence_id=stored.id))
    assert [one.kind for one in evidence_of(sheet)] == ["link"]


def test_bad_evidence_comes_back_with_its_problem(client, at):
    response = client.post(at("evidence", key="share"), {"link": "javascript:alert(1)", "note": "kept"})
    assert response.status_code == 422
    content = response.content.decode()
    assert "beginning with https://" in content
    assert "kept" in content
    assert "<title>Error: " in content


def test_comments_are_written_and_dealt_with(client, at, sheet):
    response = client.post(at("comments", key="share"), {"comment": "هل هذا صحيح؟"}, follow=True)
    content = response.content.decode()
    assert "هل هذا صحيح؟" in content
    assert "Ana Ünal" in content
    comment = sheet.comments.get()
    client.post(at("resolve_comment", key="share", comment_id=comment.id))
    assert "Dealt with" in client.get(at("question", key="share")).content.decode()
    assert client.post(at("comments", key="share"), {"comment": " "}).status_code == 422


@pytest.mark.parametrize("sent_to", ["save", "question"])
def test_a_page_that_never_heard_of_its_own_saving_can_go_back_to_what_it_showed(client, at, sheet, by, sent_to):
    save_answer(sheet, SAMPLE.question("strategy"), 2, expected_version=0, by=by)
    address = at("question", key="strategy")
    fields = form_of(client.get(address), address)
    client.post(at("save", key="strategy"), {**fields, "answer": "4"})  # saved; the answer was lost on the way back
    response = client.post(at(sent_to, key="strategy"), {**fields, "answer": "2"})
    assert response.status_code in {200, 302}
    assert answers_of(sheet)["strategy"].value == 2


def test_what_a_page_left_alone_stays_as_a_colleague_made_it(client, at, sheet, by):
    save_answer(sheet, SAMPLE.question("strategy"), 2, expected_version=0, by=by)
    address = at("question", key="strategy")
    fields = form_of(client.get(address), address)
    save_answer(sheet, SAMPLE.question("strategy"), 5, expected_version=1, by=by)
    client.post(address, fields)
    assert answers_of(sheet)["strategy"].value == 5
