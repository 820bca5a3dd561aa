"""What stands on the cover of a master plan and at the foot of its pages."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.report.flags import flags
from hanse.diagnostic.enums import RoadmapState
from hanse.kernel.clock import today
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Title:
    """`kind` is what sort of document it is, `whole` its title with the city; `flag` what must be said of the data."""

    kind: str
    city: str
    whole: str
    lines: tuple[str, ...]
    footer: str
    flag: str


def title_of(plan: MasterPlan) -> Title:
    roadmap, day = plan.roadmap, formats.date(today())
    kind, city = _("Master plan for e-government"), roadmap.city.name
    days = {"first": formats.date(roadmap.begins_on), "last": formats.date(plan.last_day)}
    lines = (roadmap.name, _("%(first)s to %(last)s") % days, _state(plan), _("As of %(day)s") % {"day": day})
    return Title(
        kind=kind,
        city=city,
        whole=_("{name}: {words}").format(name=city, words=kind),
        lines=lines,
        footer=formats.dotted((city, roadmap.name, day)),
        flag=" ".join(flags(roadmap.assessment.round)),
    )


def _state(plan: MasterPlan) -> str:
    """Whether the city has decided."""
    roadmap = plan.roadmap
    if roadmap.state == RoadmapState.SCENARIO:
        return _("A scenario: the city has not chosen it")
    day = {"day": formats.date(roadmap.chosen_at)}
    if roadmap.state == RoadmapState.REPLACED:
        return _("Chosen by the city on %(day)s; another plan has replaced it since") % day
    return _("Chosen by the city on %(day)s") % day
