"""How a draft stands between its writers and who reviews it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.frame.tools.designer.enums import Decision, Stage
from hanse.frame.tools.designer.hindrances import hindrances
from hanse.frame.tools.designer.models import Comment, Draft, Review
from hanse.frame.tools.designer.queries import comments_of, reviews_of
from hanse.frame.tools.designer.rules import has_written, may_review
from hanse.identity.public import User, viewer_of
from hanse.ui.values import Moment, Person


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What this designer can do now. `hindered` says what keeps the draft from being asked about or published.

    `asked` is what was written with the open question, `said` with the latest approval.
    """

    may_ask: bool
    may_take_back: bool
    may_decide: bool
    may_publish: bool
    wrote: bool
    hindered: tuple[str, ...]
    asked: str
    said: str
    moments: tuple[Moment, ...]


def review_page(draft: Draft, person: User) -> ReviewPage:
    viewer, reviews = viewer_of(person), list(reviews_of(draft))
    latest = next(iter(reviews), None)
    writing, approved = draft.stage == Stage.WRITING, draft.stage == Stage.APPROVED
    found = tuple(one.message for one in hindrances(draft)) if writing or approved else ()
    return ReviewPage(
        may_ask=writing and not found,
        may_take_back=draft.stage in {Stage.IN_REVIEW, Stage.APPROVED},
        may_decide=may_review.test(viewer, draft),
        may_publish=approved and not found,
        wrote=has_written.test(viewer, draft),
        hindered=found,
        asked=latest.asked if latest and not latest.decision else "",
        said=latest.words if latest and latest.decision == Decision.APPROVED else "",
        moments=tuple(sorted(_moments(reviews, comments_of(draft)), key=lambda one: str(one.at), reverse=True)),
    )


def _moments(reviews: Iterable[Review], comments: Iterable[Comment]) -> Iterable[Moment]:
    for one in reviews:
        number = {"number": one.number}
        yield Moment(
            one.created_at, _("Review of revision %(number)s asked for") % number, one.asked, _by(one.asked_by)
        )
        if one.decided_at and one.decided_by:
            approved = one.decision == Decision.APPROVED
            words = _("Revision %(number)s approved") if approved else _("Revision %(number)s returned")
            yield Moment(one.decided_at, words % number, one.words, _by(one.decided_by))
    for comment in comments:
        words = _("Comment on revision %(number)s") % {"number": comment.number}
        yield Moment(comment.created_at, words, comment.words, _by(comment.by))


def _by(user: User) -> Person:
    return Person(user.name or user.email)
