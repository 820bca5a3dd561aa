"""A step that several people take together: who has agreed so far, and to what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from hanse.frame.presenters.answers import Files, Told, told_answers
from hanse.frame.queries import Dossier
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.steps import Transition
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Agreement:
    """Somebody's word for the step, with what she answered to its questions."""

    name: str
    at: str
    answers: Sequence[Told]


def agreements(dossier: Dossier, step: Transition, names: Mapping[UUID, str], reader: Reader) -> list[Agreement]:
    """Those since the case came into its state, in their order."""
    asked, files = dossier.procedure.asking.get(step.key), Files("frame:office_file", dossier.row.id)
    return [
        Agreement(
            name=names.get(event.by, "") if event.by else "",
            at=formats.moment(event.at),
            answers=told_answers(asked, _answers(dossier, event), reader, files),
        )
        for event in _agreed(dossier, step)
    ]


def agreed_answers(dossier: Dossier, step: Transition) -> Mapping[str, Answer]:
    """What the last of them answered: what the next one finds filled in, and may change."""
    events = list(_agreed(dossier, step))
    return _answers(dossier, events[-1]) if events else {}


def _agreed(dossier: Dossier, step: Transition) -> Iterator[Event]:
    if dossier.standing.agreed.get(step.key):
        moved = max(n for n, one in enumerate(dossier.events) if one.kind in {Happened.MOVED, Happened.SUBMITTED})
        for event in dossier.events[moved:]:
            if event.kind is Happened.AGREED and event.facts["transition"] == step.key:
                yield event


def _answers(dossier: Dossier, event: Event) -> Mapping[str, Answer]:
    return from_json(dossier.procedure, cast("Mapping[str, Any]", event.values.get("answers") or {}))
