"""A section with all its questions on one page."""

from dataclasses import dataclass

from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import shown
from hanse.questions.queries import Visit
from hanse.questions.spec.progress import Count, Progress
from hanse.questions.spec.questionnaire import Section


@dataclass(frozen=True, slots=True)
class SectionPage:
    """`one_by_one` leads to the first question on a page of its own."""

    key: str
    title: str
    intro: str
    answering: str
    count: Count
    one_by_one: str
    href: str
    tasks: str


def section_page(visit: Visit, section: Section, progress: Progress, places: Places) -> SectionPage:
    wanting = next((one.key for one in section.questions if one.key == progress.next_open), section.questions[0].key)
    return SectionPage(
        key=section.key,
        title=shown(visit.reader, section.title),
        intro=shown(visit.reader, section.intro),
        answering=shown(visit.reader, visit.questionnaire.answering),
        count=progress.sections[section.key],
        one_by_one=places.question(wanting),
        href=places.section(section.key),
        tasks=places.tasks,
    )
