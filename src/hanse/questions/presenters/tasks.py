"""The task list of a sheet: its sections in their groups, with what is open and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from hanse.questions.presenters.places import Places
from hanse.questions.presenters.words import shown
from hanse.questions.queries import Around, Visit
from hanse.questions.queries.stages import beside, section_status
from hanse.questions.spec.progress import Count, Progress
from hanse.questions.spec.questionnaire import Section
from hanse.ui.shell import Link
from hanse.ui.values import Task, TaskGroup


@dataclass(frozen=True, slots=True)
class TaskList:
    """`next` is where to go on: the first open question, or checking the answers; None on a frozen sheet."""

    title: str
    answering: str
    groups: tuple[TaskGroup, ...]
    done: int
    total: int
    unknown: int
    next: Link | None
    conflicts: tuple[Link, ...]
    check: str
    workbook: str


def task_list(
    visit: Visit, *, progress: Progress, around: Around, notes: Mapping[str, str], places: Places
) -> TaskList:
    def task(section: Section) -> tuple[Count, Task]:
        count = progress.sections[section.key]
        return count, _task(section, visit, count, around, places, note=notes.get(section.key, ""))

    grouped = groupby(visit.questionnaire.sections, key=lambda section: visit.reader(section.group))
    groups = tuple(_group(title, [task(section) for section in sections]) for title, sections in grouped)
    return TaskList(
        title=visit.reader(visit.questionnaire.title),
        answering=shown(visit.reader, visit.questionnaire.answering),
        groups=groups,
        done=progress.total.settled,
        total=progress.total.asked,
        unknown=progress.total.unknown,
        next=None if visit.sheet.frozen else _next(progress, places),
        conflicts=tuple(_conflicts(visit, around, places)),
        check=places.check,
        workbook=places.workbook,
    )


def _next(progress: Progress, places: Places) -> Link:
    if progress.next_open is None:
        return Link(_("Check your answers"), places.check)
    begun = progress.total.open < progress.total.asked
    return Link(_("Go on answering") if begun else _("Begin"), places.question(progress.next_open))


def _group(title: str, tasks: Sequence[tuple[Count, Task]]) -> TaskGroup:
    return TaskGroup(
        title=title or _("Sections"),
        tasks=tuple(task for _count, task in tasks),
        done=sum(count.settled for count, _task in tasks),
        total=sum(count.asked for count, _task in tasks),
    )


def _task(section: Section, visit: Visit, count: Count, around: Around, places: Places, *, note: str) -> Task:
    hints = [note, _settled(count), *beside(section, around)]
    return Task(
        title=visit.reader(section.title),
        status=section_status(count, handed_in=visit.sheet.frozen),
        href=places.section(section.key),
        hint=" · ".join(filter(None, hints)),
    )


def _settled(count: Count) -> str:
    return _("%(done)s of %(total)s questions") % {"done": count.settled, "total": count.asked}


def _conflicts(visit: Visit, around: Around, places: Places) -> Iterator[Link]:
    for key in visit.questionnaire.order:
        if around.conflicts.get(key):
            yield Link(visit.reader(visit.questionnaire.question(key).text), places.question(key))
