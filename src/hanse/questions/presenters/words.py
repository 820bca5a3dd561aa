"""Texts and statuses as pages show them."""

from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hanse.kernel.texts import Text, Untranslated
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.progress import Status as Spec
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.ui.values import Standing, Status

type Words = str | Promise

QUESTION_STATUS: dict[Spec, tuple[Standing, Words]] = {
    Spec.OPEN: (Standing.OPEN, pgettext_lazy("question", "Not answered")),
    Spec.STARTED: (Standing.BEGUN, pgettext_lazy("question", "Begun")),
    Spec.ANSWERED: (Standing.DONE, pgettext_lazy("question", "Answered")),
    Spec.NOT_APPLICABLE: (Standing.DONE, pgettext_lazy("question", "Does not apply")),
    Spec.UNKNOWN: (Standing.WAITING, pgettext_lazy("question", "Not known")),
    Spec.NOT_ASKED: (Standing.CLOSED, pgettext_lazy("question", "Not asked")),
}


def status_of(status: Spec) -> Status:
    standing, text = QUESTION_STATUS[status]
    return Status(standing, str(text))


def shown(reader: Reader, text: Text | None) -> str:
    """A text for a page: a wording in another language than the reader's says so to eyes and to screen readers."""
    words = reader(text)
    return mark_safe(words.__html__()) if isinstance(words, Untranslated) else words  # noqa: S308 - escaped there


def answer_words(question: Question, answer: Answer | None, reader: Reader) -> str:
    """The answer in words, whatever its state; empty where there is none."""
    if answer is None:
        return ""
    match answer.state:
        case State.NOT_APPLICABLE:
            return str(_("Does not apply: %(reason)s")) % {"reason": answer.note}
        case State.UNKNOWN if answer.note:
            return str(_("Not known here. Ask: %(ask)s")) % {"ask": answer.note}
        case State.UNKNOWN:
            return str(_("Not known here."))
        case _:
            return format_answer(question, answer, reader)
