"""What the names in a framework's conditions stand for, what a city gave there, and what is asked, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.diagnostic.engine.answers import Choices, Input, Matrices, Numbers, Sets, State, as_word
from hanse.diagnostic.engine.conditions import Scope
from hanse.diagnostic.engine.model.tree import FromColumn, Measure, Node
from hanse.diagnostic.engine.outputs import scope_of_one
from hanse.diagnostic.engine.requirements.opening import CONTAINS, Reach
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.questions.spec.question import Option, Question
from hanse.ui import formats

ABSENT: dict[State, Promise] = {
    State.MISSING: gettext_lazy("not answered"),
    State.NOT_APPLICABLE: gettext_lazy("does not apply"),
    State.IRRELEVANT: gettext_lazy("not asked"),
}
BOUNDS: dict[str, Promise | str] = {
    ">=": gettext_lazy("at least %(value)s"),
    ">": gettext_lazy("more than %(value)s"),
    "<=": gettext_lazy("at most %(value)s"),
    "<": gettext_lazy("less than %(value)s"),
    "=": "%(value)s",
    "!=": gettext_lazy("anything but %(value)s"),
}
CLOSE = 0.05
"""A score this near to what is needed is told with more digits: one would make them look the same."""


@dataclass(frozen=True)
class Givens:
    """The names of conditions for one unit: a question, a row of a matrix (`channels.phone`), a node, a column."""

    result: Scored
    unit: int
    speak: Speaker

    def key(self, name: str) -> str:
        """The node or measure whose trace says more; empty where there is none."""
        whole = name if name in self.scope else name.rpartition(".")[0]
        return whole if whole in self.result.plan.places else ""

    def title(self, name: str) -> str:
        question, row = self._question(name)
        if question is not None:
            asked = self.speak(question.text)
            return _("%(title)s: %(part)s") % {"title": asked, "part": self.speak(row.text)} if row else asked
        column = self._column(name)
        return self.speak(column.title) if column else name

    def given(self, name: str, bound: object = None) -> str:
        """The answer, number or score that is there; `bound` is what it is compared with."""
        held = self._input(name)
        if held.states[0] != State.GIVEN and not isinstance(held, Matrices):
            return self._absent(name, State(int(held.states[0])))
        question, row = self._question(name)
        match held:
            case Numbers():
                return self._number(name, float(held.values[0]), bound)
            case Choices():
                return self._chosen(question, [held.options[held.codes[0]]])
            case Sets():
                return self._chosen(question, [one for one, on in zip(held.options, held.chosen[0], strict=True) if on])
            case Matrices():
                return self._of_row(question, row, held)
        return str(held.values[0])

    def needed(self, reach: Reach) -> str:
        """What a comparison asks for."""
        question, row = self._question(reach.name)
        if reach.value is None:
            return _("no answer") if reach.sign == "=" else _("an answer")
        options = question.columns if question and row else question.options if question else ()
        if reach.sign == CONTAINS:
            return _("%(option)s among the answers") % {"option": self._named(options, reach.value)}
        if options:
            return self._fitting(options, reach)
        if isinstance(reach.value, str):
            return str(BOUNDS[reach.sign]) % {"value": formats.quoted(reach.value)}
        return str(BOUNDS[reach.sign]) % {"value": self._number(reach.name, float(reach.value))}

    @cached_property
    def scope(self) -> Scope:
        """All that conditions may name, of the unit alone."""
        return scope_of_one(self.result.plan, self.result.answers, self.result.climbed, self.unit)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.key: question for question in self.result.framework.questions}

    def _input(self, name: str) -> Input:
        return self.scope[name if name in self.scope else name.rpartition(".")[0]]

    def _question(self, name: str) -> tuple[Question | None, Option | None]:
        """The question that a name stands for, and the row of a matrix; none for a node."""
        if name in self.scope:
            return (None if isinstance(self._column(name), Node) else self._questions.get(name)), None
        whole, _dot, part = name.rpartition(".")
        question = self._questions[whole]
        return question, next(row for row in question.rows if str(row.value) == part)

    def _column(self, name: str) -> Node | Measure | None:
        plan = self.result.plan
        if name in plan.places:
            return plan.columns[plan.places[name]]
        measures = self.result.framework.root.measures()
        return next((one for one in measures if one.source == FromColumn(name)), None)

    def _number(self, name: str, value: float, bound: object = None) -> str:
        question, _row = self._question(name)
        if question is not None:
            return f"{formats.number(value)} {self.speak(question.unit)}".strip()
        if name not in self.result.plan.places or name in self.result.answers.inputs:
            return formats.number(value)
        near = isinstance(bound, int | Decimal) and 0 < abs(value - float(bound)) < CLOSE
        return _("%(score)s points") % {"score": formats.number(value, 3 if near else 1)}

    def _absent(self, name: str, state: State) -> str:
        return _("no score") if isinstance(self._column(name), Node) else str(ABSENT[state])

    def _chosen(self, question: Question | None, values: Iterable[int | str]) -> str:
        return "; ".join(self._named(question.options if question else (), one) for one in values) or _("none of them")

    def _of_row(self, question: Question | None, row: Option | None, held: Matrices) -> str:
        if question is None or row is None:
            return ""
        code = int(held.codes[0, [str(one) for one in held.rows].index(str(row.value))])
        return self._named(question.columns, held.options[code]) if code >= 0 else str(ABSENT[State.MISSING])

    def _named(self, options: tuple[Option, ...], value: object) -> str:
        return formats.quoted(next((self.speak(one.text) for one in options if one.value == value), str(value)))

    def _fitting(self, options: tuple[Option, ...], reach: Reach) -> str:
        """The options that would do."""
        fits = [_fits(option.value, reach) for option in options]
        wanted = [option for option, fit in zip(options, fits, strict=True) if fit]
        if not wanted:
            return _("more than any option of the question")
        if len(wanted) > 1 and all(fits[-len(wanted) :]):
            return _("%(option)s or an option after it") % {"option": self._named(options, wanted[0].value)}
        if len(wanted) > 1 and all(fits[: len(wanted)]):
            return _("%(option)s or an option before it") % {"option": self._named(options, wanted[-1].value)}
        return " / ".join(self._named(options, one.value) for one in wanted)


def _fits(value: int | str, reach: Reach) -> bool:
    """Whether an option fulfils a comparison with a number or a text."""
    bound = reach.value
    if isinstance(value, str) or isinstance(bound, str) or bound is None:
        return (as_word(value) == str(bound)) is (reach.sign == "=")
    return {
        ">=": value >= bound,
        ">": value > bound,
        "<=": value <= bound,
        "<": value < bound,
        "=": value == bound,
        "!=": value != bound,
    }[reach.sign]
