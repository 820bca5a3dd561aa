"""What somebody who works on cases wants to know: states, deadlines, steps, letters, and what is kept."""

from collections.abc import Iterator

from hanse.frame.spec.counting import runs_in, stands_still
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.export.days import days_in_words, last_day_in_words
from hanse.frame.spec.export.picture import THE_APPLICANT, THE_END, who_takes
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Message, State, Transition
from hanse.frame.spec.terms import Term
from hanse.frame.tools.handbook import words as w
from hanse.frame.tools.handbook.asking import inset, questions
from hanse.frame.tools.handbook.markdown import bullets, code, filled, one_line, plain, quoted, table
from hanse.questions.spec.reading import Reader


def for_officers(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    yield f"## {say(w.WORKING_ON)}"
    yield f"### {say(w.OFFICES)}"
    yield bullets(f"{one_line(reader(one.title))} ({code(one.key)})" for one in procedure.offices)
    yield f"### {say(w.STATES)}"
    yield table([say(one) for one in w.STATE_COLUMNS], (_state(procedure, one, reader) for one in procedure.states))
    yield from _terms(procedure, reader)
    yield from _bookings(procedure, reader)
    yield from _opinions(procedure, reader)
    yield f"### {say(w.STEPS)}"
    for step in procedure.transitions:
        yield f"**{one_line(reader(step.title))}**"
        yield bullets([*_conditions(procedure, step, reader), *_effects(procedure, step, reader)])
    yield from _letters(procedure, reader)
    yield from _kept(procedure, reader)


def _state(procedure: Procedure, state: State, reader: Reader) -> list[str]:
    say = reader.interface
    has = say(THE_END) if state.final else say(THE_APPLICANT)
    if state.office:
        has = reader(procedure.office(state.office).title)
    shown = reader(state.shown or state.title)
    return [one_line(one) for one in (reader(state.title), shown, has, _deadline(procedure, state.deadline, reader))]


def _deadline(procedure: Procedure, deadline: Deadline | None, reader: Reader) -> str:
    if deadline is None:
        return ""
    said, say = last_day_in_words(procedure, deadline, reader), reader.interface
    if deadline.then:
        return f"{said}; {say(w.THEN).format(step=reader(procedure.transition(deadline.then).title))}"
    if deadline.escalate_to:
        return f"{said}; {say(w.GOES_TO).format(office=reader(procedure.office(deadline.escalate_to).title))}"
    return said


def _terms(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    if procedure.terms:
        yield f"### {say(w.TERMS)}"
        yield bullets(one_line("; ".join(_term(procedure, term, reader))) for term in procedure.terms)


def _bookings(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    if procedure.bookings:
        offices = {one.key: reader(one.title) for one in procedure.offices}
        titled = ((reader(one.title), offices[one.office]) for one in procedure.bookings)
        yield f"### {say(w.BOOKINGS)}"
        yield bullets(one_line(say(w.BOOKED_AT).format(title=title, office=office)) for title, office in titled)


def _term(procedure: Procedure, term: Term, reader: Reader) -> Iterator[str]:
    """How long, where it runs and where it stands still, and what gives more time."""
    yield f"{reader(term.title)}: {_deadline(procedure, term.deadline, reader)}"
    running = runs_in(procedure, term)
    still = [one.key for one in procedure.states if not one.final and stands_still(procedure, term, one.key)]
    for words, states in ((w.RUNS_IN, running), (w.STANDS_STILL, still)):
        if states:
            titles = ", ".join(f"“{reader(procedure.state(one).title)}”" for one in states)
            yield reader.interface(words).format(states=titles)
    for step, days in term.extended_by.items():
        title = reader(procedure.transition(step).title)
        yield reader.interface(w.EXTENDED).format(step=title, days=days_in_words(term.deadline, days, reader))


def _opinions(procedure: Procedure, reader: Reader) -> Iterator[str]:
    for state in procedure.states:
        for one in state.opinions:
            words = {"state": reader(state.title), "office": reader(procedure.office(one.office).title)}
            said = reader.interface(w.OPINION).format(**words, title=reader(one.title))
            when = f" {reader.interface(w.ONLY_WHEN).format(condition=code(one.when))}" if one.when.strip() else ""
            yield plain(said) + when
            yield questions(one.questions, reader)


def _conditions(procedure: Procedure, step: Transition, reader: Reader) -> Iterator[str]:
    say, who = reader.interface, _capital(who_takes(procedure, step, reader))
    target = reader(procedure.state(step.target).title)
    for source in step.sources:
        yield one_line(say(w.LEADS).format(who=who, source=reader(procedure.state(source).title), target=target))
    if step.hint:
        yield one_line(reader(step.hint))
    if step.when.strip():
        yield say(w.ONLY_WHEN).format(condition=code(step.when))
    if step.after_opinions:
        yield say(w.OPINIONS_FIRST)
    if step.together > 1:
        yield say(w.TOGETHER).format(people=step.together)


def _effects(procedure: Procedure, step: Transition, reader: Reader) -> Iterator[str]:
    say = reader.interface
    if step.questions:
        yield f"{say(w.ASKS)}\n{inset(questions(step.questions, reader))}"
    if step.tells:
        told = "; ".join(one_line(reader(procedure.questions[key].text)) for key in step.tells)
        yield say(w.TELLS).replace("{questions}", told)
    for message in step.messages:
        yield _message(procedure, message, reader)
    if step.document:
        yield one_line(say(w.ISSUES).format(letter=reader(procedure.document(step.document).title)))
    if step.registers and procedure.register:
        yield one_line(say(w.RECORDS).format(register=reader(procedure.register.title)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _message(procedure: Procedure, message: Message, reader: Reader) -> str:
    who = reader.interface(THE_APPLICANT) if message.to == APPLICANT else reader(procedure.office(message.to).title)
    subject = one_line(reader.interface(w.SENDS).replace("{who}", who).replace("{subject}", reader(message.subject)))
    when = f" {reader.interface(w.ONLY_WHEN).format(condition=code(message.when))}" if message.when.strip() else ""
    sms = filled(reader.interface(w.AS_SMS), {"words": one_line(reader(message.short))}) if message.short else ""
    return "\n\n".join(filter(None, [f"{subject}{when}", inset(quoted(reader(message.body))), inset(sms)]))


def _letters(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    if procedure.received:
        yield f"### {say(w.MESSAGES)}"
        yield bullets([_message(procedure, procedure.received, reader)])
    if procedure.documents:
        yield f"### {say(w.LETTERS)}"
    for document in procedure.documents:
        yield f"**{one_line(reader(document.title))}**"
        yield "\n>\n".join(quoted(reader(one)) for one in document.paragraphs)
        if document.facts:
            yield say(w.WITH_FACTS).format(facts=_named(procedure, document.facts, reader))
        if document.verifiable:
            yield say(w.VERIFIABLE)
        if document.shows:
            yield say(w.SHOWN_BY_CODE).format(facts=_named(procedure, document.shows, reader))


def _named(procedure: Procedure, keys: tuple[str, ...], reader: Reader) -> str:
    return "; ".join(one_line(reader(procedure.questions[key].label)) for key in keys)


def _kept(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say, register = reader.interface, procedure.register
    yield f"### {say(w.KEPT)}"
    public = one_line(say(w.PUBLIC).format(register=reader(register.title))) if register and register.public else ""
    if procedure.public:
        states = ", ".join(f"“{one_line(reader(procedure.state(one).title))}”" for one in procedure.public.states)
        answers = "; ".join(one_line(reader(procedure.questions[one].text)) for one in procedure.public.answers)
        yield f"**{one_line(reader(procedure.public.title))}**"
        yield filled(say(w.PUBLISHED), {"states": states, "answers": answers})
    yield f"{public} {say(w.KEEP).format(months=procedure.keep_months)}".strip()
