"""The form of one question: its answer, or why there is none, and what was shown when the page was made."""

import secrets
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import HiddenInput
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hanse.kernel.digits import whole_number
from hanse.kernel.texts import Text
from hanse.questions.actions import Origin
from hanse.questions.forms.fields import answer_field, initial_of
from hanse.questions.presenters.words import shown
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import (
    LONGEST_NOTE,
    NO_ANSWER,
    check_answer,
    check_not_applicable,
    check_unknown,
    is_empty,
)
from hanse.questions.spec.exchange.received import digest
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned
from hanse.ui.forms import Form, TextField, UiBoundField, UiField

ONE_OF_THEM = Text(
    "questions.problem.one_of_them",
    "You answered, and you also wrote that the question does not apply or is not known. Keep one of them.",
)


class Do(StrEnum):
    """What the person asked for: the name of the button that she pressed."""

    SAVE = "save"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    CLEAR = "clear"


class Outcome(StrEnum):
    """What is to be done: write the answer, take it back, or nothing since nothing was changed."""

    WRITE = "write"
    CLEAR = "clear"
    NOTHING = "nothing"


class HiddenField(UiField):
    """A hidden word for the machine alone."""

    component: ClassVar = ("ui/components/hidden.html", "hidden")
    widget = HiddenInput

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        return {"id": bound.auto_id, "name": bound.html_name, "value": bound.value()}


class AnswerForm(Form):
    """A bound form that is valid has an `outcome` and the `answer` that it holds, None where it holds none.

    `may_skip` lets a question stay open, as on a page of many. `shown` is a digest of the answer that the page
    showed: what was not touched is not saved, whatever a colleague has made of it meanwhile. `version` is the stored
    version (0: none), `page` the token of `Origin`.
    """

    outcome: Outcome = Outcome.NOTHING
    answer: Answer | None = None

    def __init__(
        self,
        question: Question,
        reader: Reader,
        *,
        data: QueryDict | None = None,
        given: Answer | None = None,
        version: int = 0,
        heading: bool = True,
        may_skip: bool = False,
        prefix: str | None = None,
    ) -> None:
        self.question, self.reader, self.may_skip = question, reader, may_skip
        note = given.note if given else ""
        initial = {
            "answer": initial_of(given),
            "ask": note if given and given.state is State.UNKNOWN else "",
            "reason": note if given and given.state is State.NOT_APPLICABLE else "",
            "version": version,
            "shown": digest(question, given),
            "page": secrets.token_urlsafe(16),
        }
        super().__init__(data, initial=initial, prefix=prefix)
        self.fields["answer"] = answer_field(question, reader, heading=heading)
        self.fields["ask"] = TextField(label=_("Who may know"), required=False, max_length=LONGEST_NOTE)
        if question.not_applicable.allowed:
            self.fields["reason"] = TextField(
                label=_("Why it does not apply"),
                says_optional=False,
                hint=shown(reader, question.not_applicable.hint),
                required=False,
                max_length=LONGEST_NOTE,
            )
        for name in ("version", "shown", "page"):
            self.fields[name] = HiddenField(required=False)

    @property
    def do(self) -> str:
        return str(self.data.get("do", Do.SAVE))

    @property
    def raw(self) -> Any:
        """What was given, as the field's widget reads it."""
        return self.fields["answer"].widget.value_from_datadict(self.data, self.files, self.add_prefix("answer"))

    def typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")) if name in self.fields else ""

    @property
    def version(self) -> int:
        return whole_number(self.typed("version")) or 0

    def origin(self, *, final: bool) -> Origin:
        return Origin(cleaned(self.typed("page"))[:38], final=final)

    def hidden(self) -> Iterator[UiBoundField]:
        return (self[name] for name in ("version", "shown", "page"))

    def _clean_fields(self) -> None:
        """The answer is judged by `spec.checking`, so that page, workbook and API accept the same."""
        if self.do == Do.CLEAR:
            self.outcome = Outcome.CLEAR
            return
        candidates = dict(self._candidates())
        if not candidates:
            self._left_empty()
            return
        touched = {
            name: one
            for name, one in candidates.items()
            if isinstance(one, Problem) or digest(self.question, one) != self.typed("shown")
        }
        if len(touched) > 1:
            self._refuse("answer", Problem(ONE_OF_THEM))
        if not touched:
            self.answer = next(one for one in candidates.values() if isinstance(one, Answer))
        for name, one in touched.items():
            if isinstance(one, Problem):
                self._refuse(name, one)
            else:
                self.outcome, self.answer = Outcome.WRITE, one

    def _candidates(self) -> Iterator[tuple[str, Answer | Problem]]:
        """What this may be read as, by the name of the field that says so."""
        ask, reason = self.typed("ask"), self.typed("reason")
        if self.do == Do.NOT_APPLICABLE:
            yield "reason", check_not_applicable(self.question, reason)
        elif self.do == Do.UNKNOWN:
            yield "ask", check_unknown(self.question, ask)
        else:
            if not is_empty(self.question, self.raw):
                yield "answer", check_answer(self.question, self.raw, self.reader)
            if reason.strip():
                yield "reason", check_not_applicable(self.question, reason)
            if ask.strip():
                yield "ask", check_unknown(self.question, ask)

    def _left_empty(self) -> None:
        if self.typed("shown") not in {"", digest(self.question, None)}:
            self.outcome = Outcome.CLEAR
        elif not (self.question.optional or self.may_skip):
            self._refuse("answer", Problem(NO_ANSWER))

    def _refuse(self, name: str, problem: Problem) -> None:
        self.add_error(
            name if name in self.fields else "answer",
            ValidationError(problem.words(self.reader), code=problem.part or "invalid"),
        )
