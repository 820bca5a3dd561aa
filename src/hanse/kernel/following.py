"""Following something by mail: from the link that somebody opens at her address to the one by which she ends it.

Whether an address follows is told to nobody: asked for again, the answer and the number of letters are the same.
"""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q, QuerySet

from hanse.kernel import notices
from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now
from hanse.kernel.links import id_in, is_genuine, token_of
from hanse.kernel.notices import Recipient

MOST_LETTERS = 3
"""To one address in a day, whatever of the kind is to be followed, whoever asks for them."""
TO_CONFIRM = timedelta(days=7)


def new_nonce() -> str:
    return secrets.token_hex(16)


class FollowsByMail(BaseModel):
    """Who wants to be told. Nothing is told before `confirmed_at`; `nonce` is a part of her secret links."""

    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=10)
    nonce = models.CharField(max_length=32, default=new_nonce)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def token(self) -> str:
        """What stands in her links."""
        return token_of(self.id, self.nonce)


def may_ask(address: str, template: str) -> bool:
    """Whether an address gets one more letter that asks to confirm; who asks is not told that it does not."""
    return notices.number_to(address, template, since=now() - timedelta(days=1)) < MOST_LETTERS


def ask(template: str, follower: FollowsByMail, *, to: Recipient, said: Mapping[str, Any]) -> None:
    """Write to an address that it be confirmed. The letter goes when its follower does."""
    about = replace(notices.SECRET, case=follower.id)
    notices.send(template, to=to, context={**said, "days": TO_CONFIRM.days}, about=about)


def behind[Row: FollowsByMail](followers: QuerySet[Row], token: str) -> Row | None:
    """Whom a secret link names; None where it is forged, or where she follows no more."""
    name = id_in(token)
    found = followers.filter(id=name).first() if name else None
    return found if found is not None and is_genuine(token, found.nonce) else None


def never_confirmed() -> Q:
    """Those whose time to confirm is over."""
    return Q(confirmed_at=None, created_at__lt=now() - TO_CONFIRM)


@transaction.atomic
def forget[Row: FollowsByMail](followers: QuerySet[Row]) -> int:
    """Tell them nothing more, and delete them with the letters that went to them; returns how many."""
    ids = list(followers.select_for_update(of=("self",)).values_list("id", flat=True))
    notices.forget(ids)
    followers.model._default_manager.filter(id__in=ids).delete()
    return len(ids)
