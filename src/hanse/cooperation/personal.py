"""What cooperation holds on a person: introductions that she asked for or answered."""

from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding

WORDS = {
    "asked_by_party_name": _("City that asked"),
    "asked_party_name": _("City that was asked"),
}
HOLDINGS = (
    Holding(
        model="cooperation.Introduction",
        what=_("Introductions that you asked for or answered for your city"),
        by=("asked_by_id", "answered_by_id"),
        fields=("asked_by_party__name", "asked_party__name", "about", "message", "state", "created_at", "ended_at"),
        stays=_("It is between the two cities, and stays there without your name."),
    ),
)
