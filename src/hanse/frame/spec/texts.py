"""Every text of a procedure with its place, for translation and for checks."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.steps import Message, State, Transition
from hanse.kernel.places import Place
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section

type Found = Iterator[tuple[Place, str, Text]]


def texts_of(procedure: Declaration) -> Found:
    """All of them, in the order of the declaration."""
    place = procedure.place
    yield place, "title", procedure.title
    yield place, "summary", procedure.summary
    for text in (*procedure.needs, *([procedure.cost] if procedure.cost else [])):
        yield place, "start page", text
    for section in procedure.sections:
        yield from _section(section)
    yield from _rules(procedure)
    for office in procedure.offices:
        yield office.place, f"office {office.key}", office.title
    for state in procedure.states:
        yield from _state(state)
    for step in procedure.transitions:
        yield from _transition(step)
    for term in procedure.terms:
        yield term.place, f"term {term.key}", term.title
    for bookable in procedure.bookings:
        yield bookable.place, f"booking {bookable.key}", bookable.title
    if procedure.register:
        yield procedure.register.place, "register", procedure.register.title
    if procedure.public:
        yield procedure.public.place, "public", procedure.public.title
    yield from filled_texts(procedure)


def _rules(procedure: Declaration) -> Found:
    if procedure.eligibility:
        for key, text in procedure.eligibility.reasons.items():
            yield procedure.eligibility.place, f"eligibility, reason {key}", text
    for table in procedure.tables:
        for question in table.results:
            yield from _question(question, f"table {table.key}")


def filled_texts(procedure: Declaration) -> Found:
    """Those of messages and documents, in which values may stand in braces."""
    for part, message in messages_of(procedure):
        yield from _message(part, message)
    for document in procedure.documents:
        for text in (document.title, *document.paragraphs):
            yield document.place, f"document {document.key}", text


def short_texts(procedure: Declaration) -> Found:
    """Those for telephones."""
    for part, message in messages_of(procedure):
        if message.short:
            yield message.place, f"{part}, short", message.short


def messages_of(procedure: Declaration) -> Iterator[tuple[str, Message]]:
    """Every message, with what it belongs to."""
    if procedure.received:
        yield "received", procedure.received
    for step in procedure.transitions:
        for number, message in enumerate(step.messages, 1):
            yield f"transition {step.key}, message {number}", message


def _section(section: Section) -> Found:
    for text in filter(None, (section.title, section.intro, section.group)):
        yield section.place, f"section {section.key}", text
    for question in section.questions:
        yield from _question(question)


def _message(part: str, message: Message) -> Found:
    yield message.place, part, message.subject
    yield message.place, part, message.body
    if message.short:
        yield message.place, f"{part}, short", message.short


def _state(state: State) -> Found:
    for text in filter(None, (state.title, state.shown)):
        yield state.place, f"state {state.key}", text
    for opinion in state.opinions:
        part = f"state {state.key}, opinion of {opinion.office}"
        yield opinion.place, part, opinion.title
        for question in opinion.questions:
            yield from _question(question, part)


def _transition(step: Transition) -> Found:
    part = f"transition {step.key}"
    for text in filter(None, (step.title, step.hint)):
        yield step.place, part, text
    for question in step.questions:
        yield from _question(question, part)


def _question(question: Question, within: str = "") -> Found:
    part = f"{within}, question {question.key}" if within else f"question {question.key}"
    for text in _texts_in(question):
        yield question.place, part, text


def _texts_in(value: object) -> Iterator[Text]:
    """Every text of a part and of the parts in it, whatever their fields are called."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))
