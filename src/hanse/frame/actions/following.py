"""Following a public case: asking for it, confirming it by a link, being told, and its end.

Whether an address follows a case is told to nobody: asked for again, the answer and the number of letters are the same.
"""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q

from hanse.frame.models import Case, Follower
from hanse.frame.queries import procedure_of
from hanse.identity.public import User
from hanse.kernel.clock import now
from hanse.kernel.following import ask, forget, may_ask, never_confirmed
from hanse.kernel.notices import Recipient
from hanse.questions.public import reader_in

CONFIRM = "frame/follow"
KEPT_FOR = relativedelta(months=1)
"""How long after the end of a case its followers are kept: an appeal may open it again."""


@transaction.atomic
def ask_to_follow(row: Case, address: str, *, language: str) -> None:
    """Write to an address with the link that confirms; nothing more is sent where it got several letters today."""
    address = address.strip().lower()
    if not may_ask(address, CONFIRM):
        return
    follower, _made = Follower.objects.get_or_create(
        case=row, email=address, defaults={"language": language, "told": row.state}
    )
    reader, to = reader_in(language, procedure_of(row).translations), Recipient(address, language)
    said = {
        "number": row.number,
        "service": reader(procedure_of(row).title),
        "link": to.link("frame:following", follower.token),
    }
    ask(CONFIRM, follower, to=to, said=said)


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
    forget(Follower.objects.filter(case=row, email=person.email))


@transaction.atomic
def unfollow(follower: Follower) -> None:
    """Tell her nothing more, and forget her with the letters that went to her."""
    forget(Follower.objects.filter(id=follower.id))


def unfollow_as(person: User, row: Case) -> None:
    with transaction.atomic():
        forget(Follower.objects.filter(case=row, person=person))


def forget_followers(row: Case) -> None:
    """With the case: part of the transaction that erases it."""
    forget(Follower.objects.filter(case=row))


@transaction.atomic
def purge_followers() -> int:
    """Forget who never confirmed, and who followed a case that ended a month ago; returns how many."""
    return forget(Follower.objects.filter(never_confirmed() | Q(case__ended_at__lt=now() - KEPT_FOR)))
