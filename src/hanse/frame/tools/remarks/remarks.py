"""What is not wrong with a service, but could be better for the people who use it."""

from collections.abc import Callable, Iterable, Iterator

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT
from hanse.frame.spec.texts import texts_of
from hanse.frame.spec.walking.walk import walk
from hanse.frame.tools.remarks.alike import alike
from hanse.frame.tools.remarks.asking import only_by_file, too_little_time, too_long, too_many_options
from hanse.frame.tools.remarks.reading_ease import trouble
from hanse.frame.tools.remarks.wordings import beginning, languages_of
from hanse.frame.tools.remarks.words import bare_addresses, followed_by_some_only, in_capitals

type Look = Callable[[Procedure], Iterator[Fault]]

NEED_HELP = frozenset({"file", "identifier", "matrix", "signature"})
"""Kinds of question at which people stop and look for something."""

READ = ("en", "fr")
"""Languages for which the measure of reading is known to hold."""


def remarks(procedure: Procedure) -> tuple[Fault, ...]:
    """All, in the order of the file."""
    return _found(procedure, (*AT_ONCE, dead_ways))


def remarks_at_once(procedure: Procedure) -> tuple[Fault, ...]:
    """Those that need no walk through all ways of a case, which can take seconds."""
    return _found(procedure, AT_ONCE)


def _found(procedure: Procedure, looks: Iterable[Look]) -> tuple[Fault, ...]:
    found = [one for look in looks for one in look(procedure)]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.place))


def without_help(procedure: Procedure) -> Iterator[Fault]:
    for section in procedure.sections:
        for one in section.questions:
            if not one.how and not one.why and (one.kind in NEED_HELP or one.checks):
                message = "has no help. Say with “how” what a good answer is, or with “why” what it is for"
                yield Fault(one.place, f"question {one.key}", message)


def hard_to_read(procedure: Procedure) -> Iterator[Fault]:
    for language, worded in languages_of(procedure):
        for place, part, text in texts_of(procedure) if language in READ else ():
            if why := trouble(worded(text)):
                yield Fault(place, part, f"{why} ({language}): “{beginning(worded(text))}”")


def untold_deadlines(procedure: Procedure) -> Iterator[Fault]:
    found = [(f"state {one.key}", one.deadline) for one in procedure.states]
    found += [(f"term {one.key}", one.deadline) for one in procedure.terms]
    for part, deadline in ((f"{name}, deadline", deadline) for name, deadline in found):
        if deadline is None:
            continue
        if deadline.then:
            messages = procedure.transition(deadline.then).messages
            if not any(one.to == APPLICANT for one in messages):
                message = f"the applicant does not hear when it ends: give the transition {deadline.then} a message"
                yield Fault(deadline.place, part, message)
        elif not deadline.escalate_to and not deadline.warn:
            message = "nobody hears when it ends. Warn the office with “warn”, or name “escalate_to” or “then”"
            yield Fault(deadline.place, part, message)


def dead_ways(procedure: Procedure) -> Iterator[Fault]:
    """By trying answers until every condition has been true and false."""
    yield from walk(procedure).faults


def untested(procedure: Procedure) -> Iterator[Fault]:
    if not procedure.scenarios:
        yield Fault(
            procedure.place, "scenarios", "there is none, so that nobody notices when a change breaks something"
        )


AT_ONCE: tuple[Look, ...] = (
    without_help,
    hard_to_read,
    untold_deadlines,
    untested,
    alike,
    too_long,
    too_many_options,
    too_little_time,
    only_by_file,
    followed_by_some_only,
    in_capitals,
    bare_addresses,
)
