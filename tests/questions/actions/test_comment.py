import pytest

from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry, DomainEvent
from hanse.questions.actions import add_comment, freeze_sheet, resolve_comment
from hanse.questions.queries import comments_of
from tests.questions.samples import free, single


def test_comments_stand_in_the_thread_of_their_question(sheet, by, other):
    add_comment(sheet, single(), " Is this the plan of 2019? ", by=by)
    add_comment(sheet, single(), "لا، هو خطة 2023", by=other)
    add_comment(sheet, free(), "elsewhere", by=by)
    thread = [(one.text, one.by_id) for one in comments_of(sheet, "strategy")]
    assert thread == [("Is this the plan of 2019?", by.id), ("لا، هو خطة 2023", other.id)]
    assert DomainEvent.objects.filter(name="questions.comment_added").count() == 3


@pytest.mark.parametrize(("text", "words"), [(" ", "Write your comment"), ("x" * 4001, "at most 4000")])
def test_a_comment_has_words_and_an_end(sheet, by, text, words):
    with pytest.raises(Invalid, match=words):
        add_comment(sheet, single(), text, by=by)


def test_the_same_words_sent_twice_stand_once(sheet, by, other):
    sent = [add_comment(sheet, single(), "Is this the plan?", by=one) for one in (by, by, other)]
    assert [one.id for one in comments_of(sheet, "strategy")] == [sent[0].id, sent[2].id]
    assert sent[1].id == sent[0].id
    assert AuditEntry.objects.filter(verb="questions.add_comment").count() == 2


def test_a_comment_is_dealt_with_once(sheet, by, other):
    comment = add_comment(sheet, single(), "?", by=by)
    resolve_comment(comment, by=other)
    resolve_comment(comment, by=by)
    comment.refresh_from_db()
    assert comment.resolved_by_id == other.id
    assert AuditEntry.objects.filter(verb="questions.resolve_comment").count() == 1


def test_a_frozen_sheet_can_still_be_talked_about(sheet, by):
    freeze_sheet(sheet, by=by)
    add_comment(sheet, single(), "well done", by=by)
    assert comments_of(sheet, "strategy").count() == 1
