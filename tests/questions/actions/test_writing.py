"""Pages that save by themselves: two writes of one page never conflict, and a late one undoes nothing."""

from hanse.questions.actions import Origin, Saved, clear_answer, save_answer
from hanse.questions.models import Answer, Conflict
from hanse.questions.queries import answers_of
from tests.questions.samples import free

PAGE = "token-of-a-page"
TYPING, SENT = Origin(PAGE, final=False), Origin(PAGE)


def save(sheet, by, words, expected, origin):
    return save_answer(sheet, free(), words, expected_version=expected, by=by, origin=origin)


def test_what_is_sent_follows_what_the_page_saved_by_itself(sheet, by):
    save(sheet, by, "ab", 0, TYPING)
    save(sheet, by, "abc", 0, TYPING)  # the page has not heard of version 1 yet
    saved = save(sheet, by, "abcd", 0, SENT)
    assert saved == Saved("names", 3, "answered")
    assert answers_of(sheet)["names"].value == "abcd"
    assert not Conflict.objects.exists()


def test_a_saving_that_comes_late_does_not_undo_what_was_sent(sheet, by):
    save(sheet, by, "ab", 0, TYPING)
    save(sheet, by, "abcd", 1, SENT)
    late = save(sheet, by, "abc", 1, TYPING)
    assert (late.version, late.changed) == (2, False)
    assert answers_of(sheet)["names"].value == "abcd"
    assert not Conflict.objects.exists()


def test_the_page_come_back_to_may_be_sent_again(sheet, by):
    save(sheet, by, "first", 0, SENT)
    assert save(sheet, by, "second", 0, SENT).version == 2
    assert clear_answer(sheet, free(), expected_version=0, by=by, origin=SENT).state == "cleared"


def test_another_page_of_the_same_person_is_a_stale_tab(sheet, by):
    save(sheet, by, "in one tab", 0, Origin("one"))
    conflict = save(sheet, by, "in another", 0, Origin("another"))
    assert isinstance(conflict, Conflict)
    assert answers_of(sheet)["names"].value == "in one tab"


def test_a_token_copied_by_somebody_else_gives_no_right(sheet, by, other):
    save(sheet, by, "hers", 0, SENT)
    assert isinstance(save(sheet, other, "his", 0, SENT), Conflict)


def test_a_colleague_between_two_savings_is_not_overwritten(sheet, by, other):
    save(sheet, by, "ab", 0, TYPING)
    save(sheet, other, "theirs", 1, Origin("other"))
    assert isinstance(save(sheet, by, "abc", 1, TYPING), Conflict)
    assert answers_of(sheet)["names"].value == "theirs"


def test_without_a_token_every_write_stands_alone(sheet, by):
    save(sheet, by, "one", 0, Origin())
    assert isinstance(save(sheet, by, "two", 0, Origin()), Conflict)
    assert Answer.objects.get().page == ""
