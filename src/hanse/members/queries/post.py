"""Posts of the network: who holds them, who stands for them, and what stands against somebody."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.members.charter.charter import Post
from hanse.members.charter.current import charter
from hanse.members.enums import Right
from hanse.members.models import Candidacy, Term
from hanse.members.queries.standing import Standing, standings
from hanse.ui import formats


def post_called(key: str) -> Post:
    """A post of the network's file. Raises NotThere."""
    post = charter().posts.get(key)
    if post is None:
        raise NotThere(_("There is no such post."))
    return post


def terms() -> QuerySet[Term]:
    """Every term, the latest first, with its member and what that says of itself."""
    return Term.objects.select_related("party__profile").order_by("-starts_on", "holder")


def term_of(term_id: UUID) -> Term:
    """One term. Raises NotThere."""
    found = terms().filter(id=term_id).first()
    if found is None:
        raise NotThere(_("There is no such term."))
    return found


def standing_candidacies(post: str = "") -> QuerySet[Candidacy]:
    """Those that were neither withdrawn nor have come to a term, by the day of the choice."""
    found = Candidacy.objects.filter(withdrawn_on=None, term=None).select_related("party")
    return found.filter(post=post) if post else found


def candidacy_of(candidacy_id: UUID, *, hold: bool = False) -> Candidacy:
    """One that stands; `hold` it until the transaction is over. Raises NotThere."""
    rows = standing_candidacies().filter(id=candidacy_id)
    found = (rows.select_for_update(of=("self",)) if hold else rows).first()
    if found is None:
        raise NotThere(_("There is no such candidacy any more."))
    return found


def obstacles(post: Post, party_id: UUID, noticed_on: date | None, chosen_on: date) -> list[str]:
    """What stands against somebody of a member on the day of the choice, a sentence each; empty: nothing."""
    return _against(post, standings([party_id], _reckoned(chosen_on))[party_id], noticed_on, chosen_on)


def obstacles_of(candidacies: Collection[Candidacy]) -> Mapping[UUID, list[str]]:
    """The same for several candidacies, as their members stand today; two queries."""
    known = standings({one.party_id for one in candidacies})
    posts = charter().posts
    return {
        one.id: _against(posts[one.post], known[one.party_id], one.noticed_on, one.chosen_on)
        for one in candidacies
        if one.post in posts
    }


def _reckoned(chosen_on: date) -> date:
    """A choice that is still to come is reckoned as things stand today."""
    return min(chosen_on, today())


def _against(post: Post, standing: Standing, noticed_on: date | None, chosen_on: date) -> list[str]:
    return list(_sentences(post, standing, noticed_on, chosen_on))


def _sentences(post: Post, standing: Standing, noticed_on: date | None, chosen_on: date) -> Iterable[str]:
    kind = charter().kinds.get(standing.kind)
    if kind is None:
        yield _("It is not a member.")
    elif Right.VOTE not in kind.rights:
        yield _("Its kind of membership does not vote.")
    elif standing.suspended:
        yield _("Its membership is suspended.")
    elif post.fees_paid and standing.in_arrears:
        yield _("Its dues are in arrears.")
    if post.notice_days:
        latest = chosen_on - timedelta(days=post.notice_days)
        if noticed_on is None:
            yield _("No notice was given: it was to come by %(day)s.") % {"day": formats.date(latest)}
        elif noticed_on > latest:
            yield _("Notice came too late: it was to come by %(day)s.") % {"day": formats.date(latest)}
