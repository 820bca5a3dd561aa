"""The way of a case as far as unsound files tell it: enough for its picture, and for nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hanse.frame.spec.deadlines import Calendar, Deadline
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Office, State, Transition
from hanse.kernel.places import Place
from hanse.kernel.texts import Text, Translations
from hanse.kernel.yaml.document import Document

MISSING = "? {key}"
"""A state or an office that is named, and is not there."""
NOWHERE, NO_ID = Place(), ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """`missing` are keys of states and offices that steps and states name, and that are not there."""

    declaration: Declaration
    missing: tuple[str, ...]


def sketch(document: Document | None) -> Sketch | None:
    """None where there is no state yet, or nothing could be read."""
    said = document.value if document else None
    states = dict(_states(said))
    if not isinstance(said, dict) or not states:
        return None
    steps = list(_steps(said, next(iter(states))))
    named_states = [key for one in steps for key in (*one.sources, one.target) if key not in states]
    offices = {key: Office(key=key, title=title, place=NOWHERE) for key, title in _titled(said, "offices")}
    wanted = [one.office for one in states.values()] + [one.by for one in steps if one.by not in {APPLICANT, SYSTEM}]
    named_offices = [key for key in wanted if key not in offices]
    states |= {key: State(key=key, title=_unknown(key), waits=True, place=NOWHERE) for key in named_states}
    offices |= {key: Office(key=key, title=_unknown(key), place=NOWHERE) for key in named_offices}
    declaration = Declaration(
        key=str(said.get("key", "")),
        version=str(said.get("version", "")),
        title=_text(said.get("title"), str(said.get("key", ""))),
        summary=_said(""),
        sections=(),
        offices=tuple(offices.values()),
        states=tuple(states.values()),
        transitions=tuple(steps),
        calendar=Calendar(country=""),
        translations=Translations(str(said.get("language", "en"))),
        place=NOWHERE,
    )
    return Sketch(declaration, tuple(key for key in dict.fromkeys((*named_states, *named_offices)) if key.strip("?")))


def _states(said: object) -> Iterator[tuple[str, State]]:
    for one in _blocks(said, "states"):
        key, office = str(one["key"]), str(one.get("office") or "")
        final, waits = one.get("final") is True, one.get("waits") is True
        title = _text(one.get("title"), key)
        deadline = _deadline(one.get("deadline"))
        yield (
            key,
            State(key=key, title=title, office=office, waits=waits, final=final, deadline=deadline, place=NOWHERE),
        )


def _deadline(said: object) -> Deadline | None:
    """Of what happens by itself, when."""
    if not isinstance(said, dict) or not said.get("then") or said.get("from_answer"):
        return None
    days = said.get("days")
    if not isinstance(days, int):
        return None
    return Deadline(days=days, working=said.get("working") is not False, then=str(said["then"]), place=NOWHERE)


def _steps(said: object, start: str) -> Iterator[Transition]:
    """Each once; one that does not say from where leads from the start, so that it can be seen."""
    seen: set[str] = set()
    for one in _blocks(said, "transitions"):
        key = str(one["key"])
        if key in seen:
            continue
        seen.add(key)
        sources = one.get("sources")
        named = tuple(dict.fromkeys(map(str, sources))) if isinstance(sources, list) and sources else (start,)
        yield Transition(
            key=key,
            title=_text(one.get("title"), key),
            sources=named,
            target=str(one.get("target") or "?"),
            by=str(one.get("by") or SYSTEM),
            when=str(one.get("when") or ""),
            place=NOWHERE,
        )


def _titled(said: object, name: str) -> Iterator[tuple[str, Text]]:
    for one in _blocks(said, name):
        yield str(one["key"]), _text(one.get("title"), str(one["key"]))


def _blocks(said: object, name: str) -> Iterator[Mapping[str, Any]]:
    """The entries of a list that are blocks and have a key."""
    listed = said.get(name) if isinstance(said, dict) else None
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and one.get("key"):
            yield one


def _text(said: object, otherwise: str) -> Text:
    words = said.get("text") if isinstance(said, dict) else said
    return _said(str(words) if words else otherwise)


def _said(words: str) -> Text:
    """Words that nothing translates."""
    return Text(NO_ID, words)


def _unknown(key: str) -> Text:
    return _said(MISSING.format(key=key) if key.strip("?") else "?")
