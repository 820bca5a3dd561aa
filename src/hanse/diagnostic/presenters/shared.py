"""What others see of one city: level and score of the whole and of each dimension, never an answer."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import Audience
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.presenters.levels import level_names
from hanse.diagnostic.queries.frameworks import framework
from hanse.diagnostic.queries.releases import compared_nodes
from hanse.diagnostic.queries.visible import visible_result
from hanse.members.public import City
from hanse.ui.charts import Bar, Chart, bars


@dataclass(frozen=True, slots=True)
class SharedScore:
    key: str
    title: str
    score: float | None
    level: int | None
    level_name: str


@dataclass(frozen=True, slots=True)
class SharedPage:
    city: City
    round: Round
    whole: SharedScore
    dimensions: tuple[SharedScore, ...]
    picture: Chart
    assessment: Assessment


def shared_page(round_: Round, city_id: UUID, audience: Audience, language: str) -> SharedPage | None:
    """A city's shared results; None where it shares none with this audience. One query."""
    found = visible_result(round_, city_id, audience)
    if found is None:
        return None
    scheme = framework(*round_.method)
    names, scores = level_names(scheme, language), []
    for node in compared_nodes(scheme):
        own = found.nodes.get(node.key, {})
        title, level = scheme.translations.wording(node.title, language).text, own.get("level")
        scores.append(SharedScore(node.key, title, own.get("score"), level, names[level - 1] if level else ""))
    rows = [Bar(one.title, one.score, one.level) for one in scores[1:]]
    picture = bars(rows, title=_("Scores and levels of the dimensions"), rtl=get_language_bidi())
    return SharedPage(found.assessment.city, round_, scores[0], tuple(scores[1:]), picture, found.assessment)
