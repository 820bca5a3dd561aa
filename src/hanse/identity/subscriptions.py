"""Letters that a person may leave and take up again: a slot. Who sends such letters declares them when the site starts.

Her account shows each with a button; what her work needs comes whatever she says here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Wording = "str | _StrPromise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """`comes(person)` says whether she gets them now; `leave` and `resume` change it; each has a button."""

    key: str
    title: Wording
    about: Wording
    comes: Callable[[UUID], bool]
    leave: Callable[[UUID], object]
    to_leave: Wording
    resume: Callable[[UUID], object]
    to_resume: Wording


_subscriptions: dict[str, Subscription] = {}


def declare_subscription(one: Subscription) -> None:
    _subscriptions[one.key] = one


def subscriptions() -> Sequence[Subscription]:
    return tuple(_subscriptions.values())


def subscription(key: str) -> Subscription | None:
    return _subscriptions.get(key)
