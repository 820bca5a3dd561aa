"""Another designer's look at a draft: asking for it, and saying what comes of it."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.enums import AUTHORITY_ID, DESIGNER
from hanse.frame.tools.designer.actions.drafting import locked
from hanse.frame.tools.designer.enums import Decision, Stage
from hanse.frame.tools.designer.errors import DraftMoved, NotReady
from hanse.frame.tools.designer.hindrances import hindrances
from hanse.frame.tools.designer.models import Comment, Draft, Review, Revision
from hanse.frame.tools.designer.queries import require_designer
from hanse.frame.tools.designer.rules import may_design, may_review
from hanse.identity.public import User, holders_of, recipient, viewer_of
from hanse.kernel import audit
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.notices import About, send
from hanse.kernel.rights import require

MOST_WORDS = 4000


@transaction.atomic
def ask_review(draft: Draft, words: str, *, number: int, by: User) -> Review:
    """Ask the other designers to look at the draft as it stands; each who has not written in it is told.

    Raises NotAllowed, DraftMoved, and NotReady where it could not be published.
    """
    require_designer(by)
    row = _at(draft, number, {Stage.WRITING})
    if found := hindrances(row):
        raise NotReady(found[0].message)
    row.stage = Stage.IN_REVIEW
    row.save(update_fields=["stage"])
    review = Review.objects.create(draft=row, number=row.number, asked_by=by, asked=_words(words))
    audit.record("designer.ask_review", by=by.actor, on=row, detail={"number": row.number})
    _tell("designer/review_asked", row, review, _others(row, by))
    return review


@transaction.atomic
def take_back_review(draft: Draft, *, by: User) -> Draft:
    """Go on writing instead. Raises NotAllowed and DraftMoved."""
    require_designer(by)
    row = _at(draft, draft.number, {Stage.IN_REVIEW, Stage.APPROVED})
    row.stage = Stage.WRITING
    row.save(update_fields=["stage"])
    audit.record("designer.take_back_review", by=by.actor, on=row, detail={"number": row.number})
    return row


@transaction.atomic
def decide_review(draft: Draft, decision: Decision, words: str, *, number: int, by: User) -> Review:
    """Approve the revision, or return it; returning says why. Whoever asked, and the author, are told.

    Raises NotAllowed where she has written in the draft herself, DraftMoved, and Invalid without a reason.
    """
    row = _at(draft, number, {Stage.IN_REVIEW})
    require(may_review, viewer_of(by), row)
    said = _words(words)
    if decision is Decision.RETURNED and not said:
        raise Invalid(_("Say what should be another way, so that it can be mended."), field="words")
    review = (
        Review.objects.select_for_update(of=["self"])
        .select_related("asked_by")
        .filter(draft=row, number=number, decision="")
        .first()
    )
    if review is None:
        raise DraftMoved
    review.decision, review.words, review.decided_by, review.decided_at = decision, said, by, now()
    review.save(update_fields=["decision", "words", "decided_by", "decided_at"])
    row.stage = Stage.APPROVED if decision is Decision.APPROVED else Stage.WRITING
    row.save(update_fields=["stage"])
    audit.record("designer.decide_review", by=by.actor, on=row, detail={"number": number, "decision": decision.value})
    concerned = {one.pk: one for one in (review.asked_by, row.author) if may_design.test(viewer_of(one))}
    _tell("designer/review_decided", row, review, concerned.values())
    return review


@transaction.atomic
def comment_on_draft(draft: Draft, words: str, *, by: User) -> Comment:
    """A remark that all designers read. Raises NotAllowed, and Invalid for nothing."""
    require_designer(by)
    said = _words(words)
    if not said:
        raise Invalid(_("Write something first."), field="words")
    made = Comment.objects.create(draft=draft, number=draft.number, by=by, words=said)
    audit.record("designer.comment_on_draft", by=by.actor, on=draft, detail={"number": draft.number})
    return made


def _at(draft: Draft, number: int, stages: Collection[str]) -> Draft:
    """The draft, locked, where it still stands so. Raises DraftMoved."""
    row = locked(draft)
    if row.number != number or row.stage not in stages:
        raise DraftMoved
    return row


def _words(words: str) -> str:
    return words.strip()[:MOST_WORDS]


def _others(draft: Draft, by: User) -> Iterable[User]:
    """The designers who may review it."""
    wrote = set(Revision.objects.filter(draft=draft).values_list("by_id", flat=True))
    people = {mandate.user.pk: mandate.user for mandate in holders_of(AUTHORITY_ID, [DESIGNER])}
    return [one for key, one in people.items() if key not in wrote and key != by.pk]


def _tell(template: str, draft: Draft, review: Review, people: Iterable[User]) -> None:
    for one in people:
        to = recipient(one)
        link = to.link("designer:reviewing", draft.id)
        context = {"title": draft.title or draft.service, "review": review, "link": link}
        send(template, to=to, context=context, about=About(must=False))
