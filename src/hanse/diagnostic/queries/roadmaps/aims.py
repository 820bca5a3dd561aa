"""Whether what a city aims at is there to be aimed at."""

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.wishes import Wishes
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import framework
from hanse.kernel.errors import Invalid


def check_aims(assessment: Assessment, wishes: Wishes, calendar: Calendar) -> None:
    """Raises `Invalid` for an aim at what the framework has not got, or for a time outside the roadmap."""
    scheme = framework(*assessment.method)
    nodes = {node.key for node in scheme.root.nodes()}
    if any(aim.node not in nodes for aim in wishes.aims):
        raise Invalid(_("There is no such node or measure in the framework."), field="wishes/aims")
    times = [aim.period for aim in wishes.aims] + [one for one in wishes.locked.values() if one is not None]
    if any(time >= calendar.periods for time in times):
        raise Invalid(_("Choose a time within the roadmap."), field="wishes")
