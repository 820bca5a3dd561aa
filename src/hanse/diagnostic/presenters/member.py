"""What a member's page in the directory shows of the diagnostic: the results that it has opened to who looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.enums import Audience
from hanse.diagnostic.models import Result
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.visible import shown_of
from hanse.identity.public import Viewer
from hanse.members.public import Panel


@dataclass(frozen=True, slots=True)
class RoundLine:
    """Level and score of the whole in one round, and the page that shows the rest."""

    round: str
    level: int | None
    level_name: str
    score: float | None
    href: str
    provisional: bool


def results_panel(party_id: UUID, viewer: Viewer, language: str) -> Panel | None:
    """None where it shows nothing to the viewer. One query."""
    audience = Audience.MEMBERS if rules.may_see_network.test(viewer, None) else Audience.PUBLIC
    lines = result_lines(party_id, audience, language)
    return Panel(_("Results of the diagnostic"), "diagnostic/parts/member_results.html", lines) if lines else None


def result_lines(city_id: UUID, audience: Audience, language: str) -> Sequence[RoundLine]:
    page = "diagnostic:public_city" if audience is Audience.PUBLIC else "diagnostic:network_city"
    return [_line(one, city_id, page, language) for one in shown_of(city_id, audience)]


def _line(one: Result, city_id: UUID, page: str, language: str) -> RoundLine:
    round_ = one.assessment.round
    scheme = framework(*round_.method)
    whole, names = one.nodes.get(scheme.root.key, {}), level_names(scheme, language)
    level = whole.get("level")
    return RoundLine(
        round=round_.name,
        level=level,
        level_name=names[level - 1] if level else "",
        score=whole.get("score"),
        href=reverse(page, args=[round_.id, city_id]),
        provisional=round_.provisional_until is not None,
    )
