"""What a procedure declares, before it is checked: `procedure.Procedure` is this, and sound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from hanse.feel.expressions import Expression
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.prefilling import Lookup, Prefill
from hanse.frame.spec.reporting import Nearby, Reports
from hanse.frame.spec.rules import Calculation, Eligibility, Fee
from hanse.frame.spec.scenarios import Scenario
from hanse.frame.spec.steps import Document, Message, Office, Publication, Register, State, Transition
from hanse.frame.spec.terms import Term
from hanse.kernel.places import Placed
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.conditions import read_expression
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire, Section

type Outcome = Callable[..., None]


def opinion_key(state: str, office: str) -> str:
    """The name under which an opinion is asked, in `Declaration.asking` and in events."""
    return f"{state}.{office}"


class Who(StrEnum):
    """Who may apply: anyone, a person who has signed in, or one who acts for an organisation."""

    ANYONE = "anyone"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, kw_only=True)
class Declaration(Placed):
    """All that belongs to an e-government service, readable from top to bottom.

    `version` is raised with every change; a case keeps the one under which it began. `needs` are what one should have
    at hand, `minutes` how long it takes. `email` names the question whose answer is where messages go, `phone` the one
    for those that have a short text.
    `keep_months` after its end a case is erased.
    """

    key: str
    version: str
    title: Text
    summary: Text
    sections: tuple[Section, ...]
    offices: tuple[Office, ...]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    calendar: Calendar
    terms: tuple[Term, ...] = ()
    bookings: tuple[Bookable, ...] = ()
    who: Who = Who.ANYONE
    needs: tuple[Text, ...] = ()
    minutes: int = 10
    cost: Text | None = None
    email: str = ""
    phone: str = ""
    lookups: tuple[Lookup, ...] = ()
    prefill: tuple[Prefill, ...] = ()
    eligibility: Eligibility | None = None
    tables: tuple[Calculation, ...] = ()
    fee: Fee | None = None
    received: Message | None = None
    documents: tuple[Document, ...] = ()
    register: Register | None = None
    public: Publication | None = None
    reports: Reports | None = None
    nearby: Nearby | None = None
    keep_months: int = 24
    scenarios: tuple[Scenario, ...] = ()
    translations: Translations = field(default_factory=Translations)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict, compare=False)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The applicant's questions as the runner takes them."""
        return Questionnaire(
            key=self.key, version=self.version, title=self.title, sections=self.sections, may_not_know=False
        )

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question of the procedure by key: the applicant's, those of steps and opinions, and tables' results."""
        asked = [question for section in self.sections for question in section.questions]
        asked += [question for step in self.transitions for question in step.questions]
        asked += [question for state in self.states for one in state.opinions for question in one.questions]
        return {question.key: question for question in (*asked, *self.results.values())}

    @cached_property
    def results(self) -> Mapping[str, Question]:
        """The questions that tables answer, by key."""
        return {question.key: question for table in self.tables for question in table.results}

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return {state.key: state for state in self.states}

    @cached_property
    def _transitions(self) -> Mapping[str, Transition]:
        return {step.key: step for step in self.transitions}

    @cached_property
    def asking(self) -> Mapping[str, Questionnaire]:
        """What each step that asks something asks, by its key; and each opinion, by its state and office."""
        asked = {step.key: self.asked_by(step) for step in self.transitions if step.questions or step.asks_again}
        for state in self.states:
            for one in state.opinions:
                key = opinion_key(state.key, one.office)
                asked[key] = self._asking(key, one.title, one.questions)
        return asked

    def asked_by(self, step: Transition) -> Questionnaire:
        """What a step asks: first what it asks anew.

        There a question keeps its condition where that looks at others asked anew before it; else it is always asked.
        """
        again: list[Question] = []
        for key in step.asks_again:
            question, earlier = self.questionnaire.questions[key], [one.key for one in again]
            known = question.relevant and isinstance(
                read_expression(question.relevant, earlier=earlier, every=earlier), Expression
            )
            again.append(question if known else replace(question, relevant=""))
        return self._asking(step.key, step.title, (*again, *step.questions))

    def _asking(self, key: str, title: Text, questions: tuple[Question, ...]) -> Questionnaire:
        section = Section(key=key, title=title, questions=questions)
        return Questionnaire(
            key=f"{self.key}.{key}", version=self.version, title=title, sections=(section,), may_not_know=False
        )

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return {term.key: term for term in self.terms}

    def term(self, key: str) -> Term:
        """Raises KeyError for an unknown key."""
        return self._terms[key]

    @property
    def start(self) -> State:
        """The state that a new case enters."""
        return self.states[0]

    def state(self, key: str) -> State:
        """Raises KeyError for an unknown key."""
        return self._states[key]

    def transition(self, key: str) -> Transition:
        """Raises KeyError for an unknown key."""
        return self._transitions[key]

    def steps_from(self, state: str) -> tuple[Transition, ...]:
        """The transitions that lead out of a state, in their order."""
        return tuple(step for step in self.transitions if state in step.sources)

    def bookable(self, question: Question) -> Bookable:
        """What a question books. Raises KeyError."""
        return _found(self.bookings, question.books)

    def document(self, key: str) -> Document:
        """Raises KeyError for an unknown key."""
        return _found(self.documents, key)

    def office(self, key: str) -> Office:
        """Raises KeyError for an unknown key."""
        return _found(self.offices, key)


def _found[Part: Office | Document | Bookable](parts: tuple[Part, ...], key: str) -> Part:
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)
