"""What members hold on a person, and whom her city or office would lack."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.identity.public import Holding, Mandate, Subscription, User
from hanse.members.actions.circular import resume_circulars, stop_circulars
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.members.queries.circular import has_stopped

_BOOKS = gettext_lazy("The books need it, as the law says. It holds no name.")

WORDS = {
    "shared": gettext_lazy("Others see it"),
    "circular_texts": gettext_lazy("Text"),
    "circular_sent_at": gettext_lazy("Sent"),
}
HOLDINGS = (
    Holding(
        model="members.CreditNote",
        what=gettext_lazy("Invoices for dues that you cancelled"),
        by=("by_id",),
        fields=("created_at",),
        stays=_BOOKS,
    ),
    Holding(
        model="members.DuesEntry",
        what=gettext_lazy("Payments of dues that you recorded"),
        by=("by_id",),
        fields=("kind", "amount", "created_at"),
        stays=_BOOKS,
    ),
    Holding(
        model="members.HandOver",
        what=gettext_lazy("The coordinator's role that was handed over to you"),
        by=("successor",),
        fields=("created_at",),
        stays=gettext_lazy("The record that somebody had it stays, because decisions rest on it."),
    ),
    Holding(
        model="members.DuesReminder",
        what=gettext_lazy("Reminders of dues that you sent"),
        by=("by_id",),
        fields=("created_at",),
        stays=_BOOKS,
    ),
    Holding(
        model="members.RollIntake",
        what=gettext_lazy("Lists of members and people that you handed in as files"),
        by=("by_id",),
        fields=("name", "created_at", "applied_at"),
    ),
    Holding(
        model="members.Circular",
        what=gettext_lazy("Circulars that you wrote"),
        by=("author",),
        fields=("texts", "created_at", "sent_at"),
        stays=gettext_lazy("It is a letter of the network, and stays there without your name."),
    ),
    Holding(
        model="members.Addressee",
        what=gettext_lazy("Circulars that went to you"),
        by=("person",),
        fields=("circular__texts", "circular__sent_at"),
    ),
    Holding(
        model="members.CircularStop",
        what=gettext_lazy("That you want no circulars"),
        by=("person",),
        fields=("created_at",),
    ),
    Holding(
        model="members.SavedView",
        what=gettext_lazy("Views of the list of members that you saved"),
        by=("owner",),
        fields=("name", "asked", "shared", "created_at"),
    ),
)

CIRCULARS = Subscription(
    key="circulars",
    title=gettext_lazy("Circulars of the network"),
    about=gettext_lazy(
        "These are letters of the network to many of its members. What your work needs still reaches you: invitations,"
        " dues, and how your cases go on."
    ),
    comes=lambda person_id: not has_stopped(person_id),
    leave=stop_circulars,
    to_leave=gettext_lazy("Send me no more circulars"),
    resume=resume_circulars,
    to_resume=gettext_lazy("Send me circulars again"),
)


def last_of_all(person: User) -> Iterable[str]:
    """Each party for which nobody else would coordinate, and the secretariat if nobody else were in it."""
    hers = Mandate.objects.current().filter(user=person, role__in=(Role.COORDINATOR, StaffRole.SECRETARIAT))
    for mandate in hers.select_related("party").order_by("party__name"):
        same = Mandate.objects.current().filter(party=mandate.party, role=mandate.role, user__is_active=True)
        if same.exclude(user=person).exists():
            continue
        if mandate.party_id == NETWORK_ID:
            yield _("You are the last person of the secretariat. Name another one first.")
        else:
            words = _("You are the last coordinator of %(member)s. Name another one first, or nobody can act for it.")
            yield words % {"member": mandate.party.name}
