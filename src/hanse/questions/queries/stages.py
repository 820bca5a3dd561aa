"""How a section stands, in the words of every task list."""

from django.utils.functional import Promise
from django.utils.translation import pgettext, pgettext_lazy

from hanse.questions.spec.progress import Count, Stage
from hanse.ui.values import Standing, Status

SECTION_STAGE: dict[Stage, tuple[Standing, str | Promise]] = {
    Stage.NOT_STARTED: (Standing.OPEN, pgettext_lazy("section", "Not begun")),
    Stage.IN_PROGRESS: (Standing.BEGUN, pgettext_lazy("section", "In progress")),
    Stage.WAITING: (Standing.WAITING, pgettext_lazy("section", "Waiting for others")),
    Stage.DONE: (Standing.DONE, pgettext_lazy("section", "Complete")),
}


def section_status(count: Count, *, handed_in: bool) -> Status:
    """How a section stands, in words; once the answers were handed in nobody is waited for any more."""
    if handed_in:
        return Status(Standing.CLOSED, pgettext("section", "Handed in"))
    standing, text = SECTION_STAGE[count.stage]
    return Status(standing, str(text))
