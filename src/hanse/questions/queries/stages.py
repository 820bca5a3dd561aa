"""How a section stands, in the words of every task list."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from hanse.questions.queries.around import Around
from hanse.questions.spec.progress import Count, Stage
from hanse.questions.spec.questionnaire import Section
from hanse.ui.values import Standing, Status

SECTION_STAGE: dict[Stage, tuple[Standing, str | Promise]] = {
    Stage.NOT_STARTED: (Standing.OPEN, pgettext_lazy("section", "Not begun")),
    Stage.IN_PROGRESS: (Standing.BEGUN, pgettext_lazy("section", "In progress")),
    Stage.WAITING: (Standing.WAITING, pgettext_lazy("section", "Some not known")),
    Stage.DONE: (Standing.DONE, pgettext_lazy("section", "Complete")),
}


def section_status(count: Count, *, handed_in: bool) -> Status:
    """How a section stands, in words; once the answers were handed in nothing is open any more."""
    if handed_in:
        return Status(Standing.CLOSED, pgettext("section", "Handed in"))
    standing, text = SECTION_STAGE[count.stage]
    return Status(standing, str(text))


def beside(section: Section, around: Around) -> Iterator[str]:
    """What lies beside the answers of a section and asks for somebody: open comments, pairs of answers; in words."""
    comments = sum(around.open_comments.get(question.key, 0) for question in section.questions)
    conflicts = sum(around.conflicts.get(question.key, 0) for question in section.questions)
    if comments:
        yield ngettext("%(number)s open comment", "%(number)s open comments", comments) % {"number": comments}
    if conflicts:
        yield ngettext("%(number)s pair of answers", "%(number)s pairs of answers", conflicts) % {"number": conflicts}
