"""Keys that are named must exist; a key that does not is answered with those nearest to it."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from hanse.frame.spec.deadlines import Deadline, places
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.scenarios import LONGEST_WAIT, MOST_PEOPLE, Say, Scenario, Take, Wait
from hanse.frame.spec.steps import APPLICANT, SYSTEM, State, Transition
from hanse.frame.spec.terms import Term
from hanse.kernel.places import Place


def reference_faults(procedure: Declaration) -> Iterator[Fault]:
    known = _Known(procedure)
    for state in procedure.states:
        yield from _state(state, known)
    for step in procedure.transitions:
        yield from _transition(step, known)
    for term in procedure.terms:
        yield from _term(term, known)
    for document in procedure.documents:
        yield from known.missing(document.place, f"document {document.key}, facts", "question", document.facts)
        yield from known.missing(document.place, f"document {document.key}, shows", "question", document.shows)
    if procedure.register:
        yield from known.missing(procedure.register.place, "register, shows", "question", procedure.register.shows)
    if procedure.public:
        yield from known.missing(procedure.public.place, "public, states", "state", procedure.public.states)
        yield from known.missing(procedure.public.place, "public, answers", "question", procedure.public.answers)
    yield from _reporting(procedure, known)
    if procedure.fee:
        yield from known.missing(procedure.fee.place, "fee, due_in", "state", [procedure.fee.due_in])
    yield from _addresses(procedure, known)
    yield from _bookings(procedure, known)
    for lookup in procedure.lookups:
        part = f"lookup {lookup.key}, matches"
        yield from known.missing(lookup.place, part, "applicant's question", lookup.matches.values())
    for one in procedure.prefill:
        yield from known.missing(one.place, "prefill", "applicant's question", [one.question])
        yield from known.missing(one.place, f"prefill {one.question}", "lookup", [one.lookup])
    yield from _scenarios(procedure, known)
    yield from _calendar(procedure)


def _bookings(procedure: Declaration, known: "_Known") -> Iterator[Fault]:
    for bookable in procedure.bookings:
        yield from known.missing(bookable.place, f"booking {bookable.key}", "office", [bookable.office])
    for question in procedure.questions.values():
        yield from known.missing(question.place, f"question {question.key}, books", "booking", [question.books])


def _addresses(procedure: Declaration, known: "_Known") -> Iterator[Fault]:
    """Where messages go."""
    for part, key, takes in (("email", procedure.email, "address"), ("phone", procedure.phone, "number")):
        yield from known.missing(procedure.place, part, "applicant's question", [key])
        asked = procedure.questions.get(key)
        if asked and asked.kind != part:
            message = f"the question {asked.key} is of the kind {asked.kind}; only one of the kind {part} takes one"
            yield Fault(procedure.place, part, f"{message} {takes}")


def _reporting(procedure: Declaration, known: "_Known") -> Iterator[Fault]:
    """What says where something is, and what."""
    if reports := procedure.reports:
        keys = [reports.location, reports.description, reports.category, reports.photo, reports.wants_answer]
        yield from known.missing(reports.place, "reports", "applicant's question", keys)
    if nearby := procedure.nearby:
        yield from known.missing(nearby.place, "nearby", "applicant's question", [nearby.location, nearby.category])


class _Known:
    """The keys that there are, by what they name."""

    def __init__(self, procedure: Declaration) -> None:
        offices = [office.key for office in procedure.offices]
        self.keys: dict[str, Collection[str]] = {
            "office": offices,
            "doer": [*offices, APPLICANT, SYSTEM],
            "state": [state.key for state in procedure.states],
            "transition": [step.key for step in procedure.transitions],
            "lookup": [one.key for one in procedure.lookups],
            "booking": [one.key for one in procedure.bookings],
            "result": list(procedure.results),
            "document": [document.key for document in procedure.documents],
            "outcome": list(procedure.outcomes),
            "question": list(procedure.questions),
            "applicant's question": [one.key for section in procedure.sections for one in section.questions],
        }

    def missing(self, place: Place, part: str, what: str, keys: Iterable[str]) -> Iterator[Fault]:
        """A fault for each key that is not there; an empty key names nothing."""
        there = self.keys[what]
        for key in keys:
            if key and key not in there:
                near = get_close_matches(key, there, n=3) or list(there)[:8]
                hint = f"; there are: {', '.join(near)}" if near else "; there is none"
                yield Fault(place, part, f"there is no {what} “{key}”{hint}")


def _state(state: State, known: _Known) -> Iterator[Fault]:
    part = f"state {state.key}"
    yield from known.missing(state.place, part, "office", [state.office])
    for opinion in state.opinions:
        yield from known.missing(opinion.place, f"{part}, opinion", "office", [opinion.office])
    asked = [opinion.office for opinion in state.opinions]
    if len(set(asked)) != len(asked):
        yield Fault(state.place, part, "an office is asked for two opinions; put the questions into one")
    if state.deadline:
        yield from _deadline(state.deadline, part, known)


def _deadline(deadline: Deadline, part: str, known: _Known) -> Iterator[Fault]:
    yield from known.missing(deadline.place, f"{part}, deadline", "transition", [deadline.then])
    yield from known.missing(deadline.place, f"{part}, deadline", "office", [deadline.escalate_to])
    yield from known.missing(deadline.place, f"{part}, deadline", "question", [deadline.from_answer])


def _term(term: Term, known: _Known) -> Iterator[Fault]:
    part = f"term {term.key}"
    yield from known.missing(term.place, part, "state", [*term.begins, *term.pauses, *term.ends])
    yield from known.missing(term.place, f"{part}, extended_by", "transition", term.extended_by)
    yield from _deadline(term.deadline, part, known)


def _transition(step: Transition, known: _Known) -> Iterator[Fault]:
    part = f"transition {step.key}"
    yield from known.missing(step.place, part, "doer", [step.by])
    yield from known.missing(step.place, part, "state", [*step.sources, step.target])
    yield from known.missing(step.place, part, "document", [step.document])
    yield from known.missing(step.place, f"{part}, tells", "question", step.tells)
    yield from known.missing(step.place, f"{part}, asks_again", "applicant's question", step.asks_again)
    yield from known.missing(step.place, part, "outcome", [step.outcome])
    for message in step.messages:
        if message.to != APPLICANT:
            yield from known.missing(message.place, f"{part}, message", "office", [message.to])


def _begins(procedure: Declaration, scenario: Scenario, part: str) -> Iterator[Fault]:
    try:
        procedure.calendar.moment(scenario.begins)
    except ValueError:
        message = f"“{scenario.begins}” is no moment. Write a day, such as 2026-01-31, or 2026-01-31T14:30"
        yield Fault(scenario.place, f"{part}, begins", message)


def _scenarios(procedure: Declaration, known: _Known) -> Iterator[Fault]:
    for scenario in procedure.scenarios:
        part = f"scenario {scenario.key}"
        yield from _begins(procedure, scenario, part)
        yield from known.missing(scenario.place, part, "state", [scenario.ends])
        yield from known.missing(scenario.place, part, "document", scenario.documents)
        yield from known.missing(scenario.place, part, "result", scenario.results)
        yield from known.missing(scenario.place, part, "lookup", scenario.records)
        for move in scenario.moves:
            if isinstance(move, Take):
                yield from known.missing(move.place, part, "transition", [move.transition])
                if not 0 < move.people <= MOST_PEOPLE:
                    yield Fault(move.place, f"{part}, people", f"1 to {MOST_PEOPLE} people can take a step")
            elif isinstance(move, Say):
                yield from known.missing(move.place, part, "office", [move.office])
            elif isinstance(move, Wait) and not 0 < move.days <= LONGEST_WAIT:
                yield Fault(move.place, f"{part}, wait", f"1 to {LONGEST_WAIT} days can pass at a time")


def _calendar(procedure: Declaration) -> Iterator[Fault]:
    calendar, known = procedure.calendar, places()
    if calendar.country not in known:
        yield Fault(procedure.place, "calendar", f"the holidays of the country “{calendar.country}” are not known")
    elif calendar.subdivision and calendar.subdivision not in known[calendar.country]:
        there = ", ".join(sorted(known[calendar.country])) or "none"
        yield Fault(procedure.place, "calendar", f"there is no part “{calendar.subdivision}”; there are: {there}")
