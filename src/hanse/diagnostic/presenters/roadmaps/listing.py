"""The roadmaps of a city side by side: the list, and the comparison of scenarios."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.models import Assessment, Roadmap
from hanse.diagnostic.presenters.roadmaps.page import RoadmapPage, roadmap_page
from hanse.diagnostic.presenters.roadmaps.times import period_name
from hanse.ui import formats
from hanse.ui.charts import Chart, Course, Reading, line

MOST_COMPARED = 4


@dataclass(frozen=True, eq=False)
class Listing:
    """`pages` are those on one assessment, the chosen one first; `others` rest on other assessments.

    `elsewhere`: the city's own roadmap, where it rests on another assessment.
    """

    assessment: Assessment
    pages: tuple[RoadmapPage, ...]
    others: tuple[Roadmap, ...]
    elsewhere: RoadmapPage | None


def listing(assessment: Assessment, roadmaps: Sequence[Roadmap], language: str) -> Listing:
    """All of a city's roadmaps, those on this assessment with their numbers."""
    own = [one for one in roadmaps if one.assessment_id == assessment.id]
    others = [one for one in roadmaps if one.assessment_id != assessment.id]
    chosen = next((one for one in others if one.state == RoadmapState.CHOSEN), None)
    return Listing(
        assessment=assessment,
        pages=tuple(roadmap_page(one, None, language) for one in own),
        others=tuple(one for one in others if one is not chosen),
        elsewhere=roadmap_page(chosen, None, language) if chosen else None,
    )


@dataclass(frozen=True, slots=True)
class SolutionRow:
    """When a solution begins in each of the compared; empty where it is not in one."""

    title: str
    begins: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Comparison:
    pages: tuple[RoadmapPage, ...]
    rows: tuple[SolutionRow, ...]
    picture: Chart


def comparison(pages: Sequence[RoadmapPage]) -> Comparison:
    """Up to four roadmaps beside one another; solutions that differ stand first."""
    begins = [{one.item.solution: period_name(page.roadmap, one.item.start) for one in page.items} for page in pages]
    titles = {one.item.solution: one.title for page in pages for one in page.items}
    rows = [SolutionRow(title, tuple(each.get(key, "") for each in begins)) for key, title in titles.items()]
    rows.sort(key=lambda row: (len(set(row.begins)) == 1, row.title))
    return Comparison(tuple(pages), tuple(rows), _picture(pages))


def _picture(pages: Sequence[RoadmapPage]) -> Chart:
    courses = [
        Course(
            page.roadmap.name,
            [
                Reading(page.roadmap.first_day(number), score, formats.month(page.roadmap.first_day(number)))
                for number, score in enumerate(page.outlook.scores.tolist())
            ],
        )
        for page in pages
    ]
    return line(courses, title=_("The scores to which they lead"), close_up=True, rtl=get_language_bidi())
