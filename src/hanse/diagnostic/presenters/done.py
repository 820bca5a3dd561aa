"""What the network's numbers show of the diagnostic."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hanse.diagnostic.queries.assessments import submission_times
from hanse.members.public import Course


def assessments_done() -> Course:
    """One query."""
    return Course("assessments", _("Assessments handed in"), [timezone.localdate(at) for at in submission_times()])
