"""The form of one question: its answer, or why there is none, and what was shown when the page was made."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import HiddenInput
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Invalid
from hanse.kernel.texts import Text
from hanse.questions.actions import Origin
from hanse.questions.forms.fields import Offer, answer_field, initial_of
from hanse.questions.presenters.words import shown
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import (
    LONGEST_NOTE,
    check_answer,
    check_not_applicable,
    check_unknown,
    is_empty,
    lacking,
    nothing_given,
)
from hanse.questions.spec.exchange.received import digest
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned
from hanse.ui.forms import EntriesField, Form, TextField, UiBoundField, UiField

ONE_OF_THEM = Text(
    "questions.problem.one_of_them",
    "You answered, and you also wrote that the question does not apply or is not known. Keep one of them.",
)


type Judge = Callable[[Answer], Sequence[Problem]]


def no_rules(_answer: Answer) -> Sequence[Problem]:
    return ()


class Do(StrEnum):
    """What the person asked for: the value of the button that she pressed; those of a field begin with its verb."""

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

    `may_skip` lets a question stay open, as on a page of many. `may_not_know` takes "I don't know" as an answer.
    `judge` holds an answer against the rules of its questionnaire; `refused` says what is wrong with files that came.
    `offer` is what its owner says can be chosen.
    `adds_entry` offers an empty entry behind those that are there.
    `shown` is a digest of the answer that the page
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
        may_not_know: bool = True,
        adds_entry: bool = False,
        judge: Judge = no_rules,
        refused: Sequence[Invalid] = (),
        offer: Offer | None = None,
        presses: bool = False,
        prefix: str | None = None,
    ) -> None:
        self.question, self.reader, self.may_skip = question, reader, may_skip
        self.may_not_know, self.judge, self.refused = may_not_know, judge, refused
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
        self.fields["answer"] = field = answer_field(question, reader, heading=heading, offer=offer, presses=presses)
        if isinstance(field, EntriesField):
            field.blank = max(field.blank - len(initial["answer"] or ()), 1 if adds_entry else 0)
        if may_not_know:
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
    def stays(self) -> bool:
        """Whether the person goes on with the same question: files, entries or days are turned."""
        return self._pressed in {"add", "remove", "attach", "look"}

    @property
    def adds(self) -> bool:
        return self._pressed == "add"

    @property
    def _pressed(self) -> str:
        """The verb of the button within the answer's field that was pressed; empty where none of this form was."""
        verb, _, rest = self.do.partition(":")
        name, own = rest.partition(":")[0], self.add_prefix("answer")
        return verb if name == own or name.startswith(f"{own}-") else ""

    @property
    def saves_itself(self) -> bool:
        """Whether the page may save the answer while it is typed."""
        return kind_of(self.question).at_once

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
        if self.answer and not self.errors:
            self._judge(self.answer)
        self._tell_refused()

    def _judge(self, answer: Answer) -> None:
        """What keeps this answer from standing beside the others, or the person from going on with it."""
        short = None if self.may_skip or self.stays else lacking(self.question, answer)
        for problem in (*self.judge(answer), *([short] if short else [])):
            self._refuse("answer", problem)

    def _tell_refused(self) -> None:
        for refused in self.refused:
            self.add_error("answer", ValidationError(refused.message, code="upload"))

    def _candidates(self) -> Iterator[tuple[str, Answer | Problem]]:
        """What this may be read as, by the name of the field that says so."""
        ask, reason = self.typed("ask"), self.typed("reason")
        if self.do == Do.NOT_APPLICABLE:
            yield "reason", check_not_applicable(self.question, reason)
        elif self.do == Do.UNKNOWN and self.may_not_know:
            yield "ask", check_unknown(self.question, ask)
        else:
            if not is_empty(self.question, self.raw):
                yield "answer", check_answer(self.question, self.raw, self.reader)
            if reason.strip():
                yield "reason", check_not_applicable(self.question, reason)
            if ask.strip() and self.may_not_know:
                yield "ask", check_unknown(self.question, ask)

    def _left_empty(self) -> None:
        if self.refused:
            self._tell_refused()
        elif self._pressed == "remove" or self.typed("shown") not in {"", digest(self.question, None)}:
            self.outcome = Outcome.CLEAR
        elif not (self.question.optional or self.may_skip):
            self._refuse("answer", nothing_given(self.question, may_not_know=self.may_not_know))

    def refuse(self, problem: Problem) -> None:
        """Say what is wrong with the answer, where its owner found it among others."""
        self._refuse("answer", problem)

    def _refuse(self, name: str, problem: Problem) -> None:
        for one in problem.each:
            self.add_error(
                name if name in self.fields else "answer",
                ValidationError(one.words(self.reader), code=one.part or "invalid"),
            )
