"""Words of messages and documents, with the values of the case where names stand in braces."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from hanse.frame.links import mailed_token
from hanse.frame.models import Case
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.links import token_of
from hanse.kernel.notices import Recipient
from hanse.kernel.texts import Text
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats

_BRACES = re.compile(r"{([a-z_]+)}")


@dataclass(frozen=True)
class Wording:
    """How one case speaks, in the language of its applicant."""

    row: Case
    procedure: Procedure
    to_office: bool = False
    """Then `{link}` leads to the office's page: whoever has the applicant's link can act as the applicant."""
    language: str = ""
    """That of an officer who is spoken to; empty: the applicant's."""
    mailed: bool = False
    """Then the applicant's link tells that it was opened from a letter to the address of the case."""

    @property
    def spoken(self) -> str:
        return self.language or self.row.language

    @property
    def reader(self) -> Reader:
        return reader_in(self.spoken, self.procedure.translations)

    def __call__(self, text: Text) -> str:
        """The text in the language that is spoken, filled in."""
        with translation.override(self.spoken):
            return _BRACES.sub(lambda found: self._value(found[1]), str(self.reader(text)))

    def facts(self, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Questions with their answers in words."""
        answers = self._answers()
        yield from self.told({key: answers[key] for key in keys if key in answers})

    def told(self, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
        """The same of answers that are given."""
        with translation.override(self.spoken):
            for key, answer in answers.items():
                question = self.procedure.questions[key]
                yield str(self.reader(question.label)), format_answer(question, answer, self.reader)

    def link(self) -> str:
        """The whole address of the case for who is spoken to."""
        return Recipient("", self.spoken).link(*self.page)

    @property
    def page(self) -> tuple[str, object]:
        """The page of the case for who is spoken to: its name, and what it takes."""
        if self.to_office:
            return "frame:office_case", self.row.id
        row = self.row
        if self.mailed and row.email and row.applicant_id is None:
            return "frame:link", mailed_token(row.id, row.link_nonce, row.email)
        return "frame:link", token_of(row.id, row.link_nonce)

    @property
    def phone(self) -> str:
        """The number that the applicant gave for SMS, without an extension; empty where she gave none."""
        answer = self._answers().get(self.procedure.phone)
        return str(answer.value).partition(" ")[0] if answer and answer.state is State.ANSWERED else ""

    def _answers(self) -> dict[str, Answer]:
        return from_json(self.procedure, self.row.answers)

    def _value(self, name: str) -> str:
        own = self._own.get(name)
        if own is not None:
            return own()
        answer = self._answers().get(name)
        return format_answer(self.procedure.questions[name], answer, self.reader) if answer else ""

    @property
    def _own(self) -> Mapping[str, Callable[[], str]]:
        """What every case has, by the name that stands for it."""
        row, procedure, reader = self.row, self.procedure, self.reader
        state = procedure.state(row.state)
        return {
            "number": lambda: row.number,
            "service": lambda: str(reader(procedure.title)),
            "state": lambda: str(reader(state.shown or state.title)),
            "due": lambda: formats.date(row.due),
            "decided": lambda: formats.date(procedure.calendar.day_of(row.since)),
            "fee": lambda: formats.money(row.fee, procedure.fee.currency) if procedure.fee else "",
            "sender": lambda: str(settings.SITE_NAME),
            "link": self.link,
        }
