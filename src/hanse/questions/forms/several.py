"""The form of a few questions on one page, sent once."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from hanse.questions.forms.fields import answer_field, initial_of
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import NO_ANSWER, check_answer, is_empty
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.relevance import asked
from hanse.ui.forms import Form


class SeveralForm(Form):
    """A bound form that is valid has the `answers`; those to questions that others leave out are dropped.

    The answers are judged by `spec.checking`, so that this page, the others, workbook and API accept the same.
    """

    def __init__(
        self,
        questionnaire: Questionnaire | None,
        reader: Reader,
        *,
        data: QueryDict | None = None,
        given: Mapping[str, Answer] | None = None,
    ) -> None:
        self.questionnaire, self.reader = questionnaire, reader
        self.answers: dict[str, Answer] = {}
        known = given or {}
        self.questions = questionnaire.questions if questionnaire else {}
        super().__init__(data, initial={key: initial_of(known.get(key)) for key in self.questions})
        for key, question in self.questions.items():
            self.fields[key] = answer_field(question, reader, heading=False)

    def _clean_fields(self) -> None:
        problems: dict[str, Problem] = {}
        for key, question in self.questions.items():
            self._judge(question, self._raw(key), problems)
        to_ask = asked(self.questionnaire, self.answers) if self.questionnaire else frozenset()
        self.answers = {key: answer for key, answer in self.answers.items() if key in to_ask}
        for key, problem in problems.items():
            if key in to_ask:
                self.add_error(key, ValidationError(problem.words(self.reader), code=problem.part or "invalid"))

    def _judge(self, question: Question, raw: Any, problems: dict[str, Problem]) -> None:
        if is_empty(question, raw):
            if not question.optional:
                problems[question.key] = Problem(NO_ANSWER)
            return
        checked = check_answer(question, raw, self.reader)
        if isinstance(checked, Problem):
            problems[question.key] = checked
        else:
            self.answers[question.key] = checked

    def _raw(self, key: str) -> Any:
        return self.fields[key].widget.value_from_datadict(self.data, self.files, self.add_prefix(key))
