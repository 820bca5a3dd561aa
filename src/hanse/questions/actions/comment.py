"""Writes of comments: what colleagues say to one another about a question."""

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.questions.models import Comment, Sheet
from hanse.questions.queries import reader_in
from hanse.questions.spec.checking import check_comment
from hanse.questions.spec.question import Question
from hanse.questions.spec.wording import cleaned


@transaction.atomic
def add_comment(sheet: Sheet, question: Question, text: str, *, by: Actor) -> Comment:
    """Add to the thread of a question; the same words sent twice stand once.

    Raises Invalid without words, or with too many.
    """
    words = cleaned(text)
    if not words:
        raise Invalid(_("Write your comment."), field="comment")
    if problem := check_comment(words):
        raise Invalid(problem.words(reader_in(get_language())), field="comment")
    Sheet.objects.select_for_update(no_key=True).get(id=sheet.id)  # of two at once, the second sees the first
    last = Comment.objects.filter(sheet=sheet, key=question.key).last()
    if last is not None and (last.by_id, last.text, last.resolved_at) == (by.id, words, None):
        return last
    comment = Comment.objects.create(sheet=sheet, key=question.key, text=words, by_id=by.id)
    detail = {"key": question.key, "comment": str(comment.id)}
    audit.record("questions.add_comment", by=by, on=sheet, detail=detail)
    outbox.emit("questions.comment_added", {"sheet": str(sheet.id), **detail})
    return comment


@transaction.atomic
def resolve_comment(comment: Comment, *, by: Actor) -> None:
    """Mark a comment as dealt with; twice changes nothing."""
    if Comment.objects.filter(id=comment.id, resolved_at=None).update(resolved_at=now(), resolved_by_id=by.id):
        detail = {"key": comment.key, "comment": str(comment.id)}
        audit.record("questions.resolve_comment", by=by, on=comment.sheet, detail=detail)
