"""What the toolbox holds on a person: what she asked, and what she answered."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding, User
from hanse.toolbox.models import SupportRequest

OWN = ("tool__key", "party__name", "words", "state", "answer", "created_at", "answered_at")


def _told(person: User) -> Iterator[dict[str, Any]]:
    """Her requests whole; of those that she answered her answers, for the words are another's."""
    yield from map(dict, SupportRequest.objects.filter(person=person).order_by("pk").values(*OWN))
    answered = SupportRequest.objects.filter(answered_by=person).exclude(person=person).order_by("pk")
    yield from map(dict, answered.values("tool__key", "answer", "answered_at"))


def _forget(person: User) -> None:
    SupportRequest.objects.filter(person=person).delete()
    SupportRequest.objects.filter(answered_by=person).update(answered_by=None)


WORDS = {
    "tool_key": _("Tool"),
}
HOLDINGS = (
    Holding(
        model="toolbox.SupportRequest",
        what=_("Requests for support that you made or answered"),
        by=("person", "answered_by"),
        tell=_told,
        forget=_forget,
    ),
)
