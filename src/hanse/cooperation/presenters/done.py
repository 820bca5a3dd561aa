"""What members did together, for the network's numbers over time."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hanse.cooperation.queries.introductions import agreement_times
from hanse.members.public import Course


def introductions_agreed() -> Course:
    """One query."""
    title = _("Introductions to which both cities agreed")
    return Course("introductions", title, [timezone.localdate(at) for at in agreement_times()])
