"""Following a public case: asking for it, confirming it by a link, being told, and its end.

Whether an address follows a case is told to nobody: asked for again, the answer and the number of letters are the same.
"""

from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q, QuerySet

from hanse.frame.links import token_of
from hanse.frame.models import Case, Follower
from hanse.frame.queries import procedure_of
from hanse.identity.public import User
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.notices import Recipient
from hanse.questions.public import reader_in

CONFIRM = "frame/follow"
MOST_LETTERS = 3
"""To one address in a day, of whatever cases, whoever asks for them."""
TO_CONFIRM = timedelta(days=7)
KEPT_FOR = relativedelta(months=1)
"""How long after the end of a case its followers are kept: an appeal may open it again."""


@transaction.atomic
def ask_to_follow(row: Case, address: str, *, language: str) -> None:
    """Write to an address with the link that confirms; nothing more is sent where it got several letters today."""
    address = address.strip().lower()
    if notices.number_to(address, CONFIRM, since=now() - timedelta(days=1)) >= MOST_LETTERS:
        return
    found, _made = Follower.objects.get_or_create(
        case=row, email=address, defaults={"language": language, "told": row.state}
    )
    reader, to = reader_in(language, procedure_of(row).translations), Recipient(address, language)
    said = {
        "number": row.number,
        "service": reader(procedure_of(row).title),
        "link": to.link("frame:following", token_of(found.id, found.nonce)),
        "days": TO_CONFIRM.days,
    }
    notices.send(CONFIRM, to=to, context=said, about=replace(notices.SECRET, case=found.id))


@transaction.atomic
def confirm_following(follower: Follower) -> None:
    """She has opened the link that went to the address. What she has not been told until now she sees on the page."""
    if follower.confirmed_at is None:
        follower.confirmed_at, follower.told = now(), follower.case.state
        follower.save(update_fields=["confirmed_at", "told"])


@transaction.atomic
def follow_as(person: User, row: Case, *, language: str) -> None:
    """Follow with an account, whose address is known to be hers; it takes the place of the address alone."""
    given = {"language": language, "told": row.state, "confirmed_at": now()}
    Follower.objects.get_or_create(case=row, person=person, defaults=given)
    _forget(Follower.objects.filter(case=row, email=person.email))


@transaction.atomic
def unfollow(follower: Follower) -> None:
    """Tell her nothing more, and forget her with the letters that went to her."""
    _forget(Follower.objects.filter(id=follower.id))


def unfollow_as(person: User, row: Case) -> None:
    with transaction.atomic():
        _forget(Follower.objects.filter(case=row, person=person))


def forget_followers(row: Case) -> None:
    """With the case: part of the transaction that erases it."""
    _forget(Follower.objects.filter(case=row))


@transaction.atomic
def purge_followers() -> int:
    """Forget who never confirmed, and who followed a case that ended a month ago; returns how many."""
    late = Q(confirmed_at=None, created_at__lt=now() - TO_CONFIRM)
    return _forget(Follower.objects.filter(late | Q(case__ended_at__lt=now() - KEPT_FOR)))


def _forget(followers: QuerySet[Follower]) -> int:
    ids = list(followers.select_for_update(of=("self",)).values_list("id", flat=True))
    notices.forget(ids)
    Follower.objects.filter(id__in=ids).delete()
    return len(ids)
