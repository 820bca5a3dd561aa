"""Which lines name other parts of a draft, and which parts there are to name."""

from collections.abc import Iterator, Mapping

from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.rules import Fee
from hanse.frame.spec.scenarios import Say, Scenario, Take
from hanse.frame.spec.steps import Document, Message, Opinion, Publication, Register, State, Transition
from hanse.frame.tools.designer.editing.parts import words_of
from hanse.questions.spec.question import Question

QUESTIONS, OFFICES, STATES, TRANSITIONS, DOCUMENTS = "questions", "offices", "states", "transitions", "documents"
APPLICANT, SYSTEM = "applicant", "system"

REFERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (Declaration.__name__, "email"): (QUESTIONS,),
    (Declaration.__name__, "phone"): (QUESTIONS,),
    (Deadline.__name__, "from_answer"): (QUESTIONS,),
    (Deadline.__name__, "then"): (TRANSITIONS,),
    (Deadline.__name__, "escalate_to"): (OFFICES,),
    ("Term", "begins"): (STATES,),
    ("Term", "pauses"): (STATES,),
    ("Term", "ends"): (STATES,),
    (Opinion.__name__, "office"): (OFFICES,),
    (State.__name__, "office"): (OFFICES,),
    (Message.__name__, "to"): (APPLICANT, OFFICES),
    (Transition.__name__, "sources"): (STATES,),
    (Transition.__name__, "target"): (STATES,),
    (Transition.__name__, "by"): (OFFICES, APPLICANT, SYSTEM),
    (Transition.__name__, "asks_again"): (QUESTIONS,),
    (Transition.__name__, "tells"): (QUESTIONS,),
    (Transition.__name__, "document"): (DOCUMENTS,),
    (Document.__name__, "facts"): (QUESTIONS,),
    (Document.__name__, "shows"): (QUESTIONS,),
    (Register.__name__, "shows"): (QUESTIONS,),
    (Publication.__name__, "states"): (STATES,),
    (Publication.__name__, "answers"): (QUESTIONS,),
    (Fee.__name__, "due_in"): (STATES,),
    (Take.__name__, "transition"): (TRANSITIONS,),
    (Say.__name__, "office"): (OFFICES,),
    (Scenario.__name__, "ends"): (STATES,),
    (Scenario.__name__, "documents"): (DOCUMENTS,),
    (Question.__name__, "books"): ("bookings",),
    ("Bookable", "office"): (OFFICES,),
    ("Prefill", "question"): (QUESTIONS,),
    ("Prefill", "lookup"): ("lookups",),
    ("Reports", "location"): (QUESTIONS,),
    ("Reports", "description"): (QUESTIONS,),
    ("Reports", "category"): (QUESTIONS,),
    ("Reports", "photo"): (QUESTIONS,),
    ("Reports", "wants_answer"): (QUESTIONS,),
    ("Nearby", "location"): (QUESTIONS,),
    ("Nearby", "category"): (QUESTIONS,),
}
"""The name of a block and its line → of which parts it holds the keys."""


def named_by(kind: type, field: str, head: Plain) -> dict[str, str] | None:
    """Key → words of all that the line can name; None where it names no part."""
    wanted = next((REFERS[one.__name__, field] for one in kind.__mro__ if (one.__name__, field) in REFERS), None)
    if wanted is None:
        return None
    found: dict[str, str] = {}
    for what in wanted:
        found |= {what: ""} if what in {APPLICANT, SYSTEM} else keys_of(head, what)
    return found


def keys_of(head: Plain, what: str) -> dict[str, str]:
    """Of a list of parts, or of all questions wherever they are asked."""
    return dict(_pairs(head, what))


def all_keys(head: Plain, what: str) -> list[str]:
    """As often as they are given."""
    return [key for key, _words in _pairs(head, what)]


def _pairs(head: Plain, what: str) -> Iterator[tuple[str, str]]:
    if what == QUESTIONS:
        yield from _keyed(head, procedure_form(), Question)
        return
    listed = head.get(what) if isinstance(head, Mapping) else None
    for one in listed if isinstance(listed, list) else []:
        yield from _key(one)


def _keyed(value: Plain, form: Form, kind: type) -> Iterator[tuple[str, str]]:
    if isinstance(form, Block) and issubclass(form.kind, kind):
        yield from _key(value)
    items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, one in items:
        below = form.below(value, step, "")
        if below is not None:
            yield from _keyed(one, below[0], kind)


def _key(value: Plain) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and isinstance(value.get("key"), str):
        yield value["key"], words_of(value.get("title")) or words_of(value.get("text"))
