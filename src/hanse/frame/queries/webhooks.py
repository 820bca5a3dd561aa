"""Webhooks that somebody may keep, and what became of their deliveries."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.frame.models import HookDelivery, Webhook
from hanse.frame.rules import may_keep_webhook, offices_of
from hanse.identity.public import User, viewer_of
from hanse.kernel.errors import NotThere


def webhooks_of(user: User) -> QuerySet[Webhook]:
    """Her own, and those of the offices for which she works today."""
    offices = offices_of(viewer_of(user))
    return Webhook.objects.filter(Q(office="", owner=user) | Q(office__in=offices)).order_by("office", "id")


def webhook_of(user: User, webhook_id: UUID) -> Webhook:
    """Raises NotThere, which does not tell whether it exists."""
    found = Webhook.objects.filter(id=webhook_id).first()
    if found is None or not may_keep_webhook.test(viewer_of(user), found):
        raise NotThere(_("There is no such webhook of yours."))
    return found


def deliveries_of(hook: Webhook) -> QuerySet[HookDelivery]:
    """The latest first."""
    return HookDelivery.objects.filter(webhook=hook).order_by("-id")


def delivery_of(hook: Webhook, message: str) -> HookDelivery:
    """Raises NotThere."""
    found = HookDelivery.objects.filter(webhook=hook, message=message).first()
    if found is None:
        raise NotThere(_("There is no such delivery. They are kept for 30 days."))
    return found
