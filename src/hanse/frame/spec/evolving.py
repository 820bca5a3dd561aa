"""From events to the case: each event changes it in one way, and nothing else does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from hanse.frame.spec.acts import Standing
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.cases import Case
from hanse.frame.spec.counting import counts_from_json, day_from_json
from hanse.frame.spec.declaration import Declaration, opinion_key
from hanse.frame.spec.events import DEADLINE, Event, Happened
from hanse.questions.spec.answer import Answer

type Changes = dict[str, Any]

NOTHING_SAID: Changes = {"answers": {}, "records": {}, "eligibility": None}
"""What is left of what was said once a case is erased."""


def replay(procedure: Declaration, events: Iterable[Event]) -> Case | None:
    """The case after its events; None where there are none."""
    case: Case | None = None
    for event in events:
        case = evolve(procedure, case, event)
    return case


def evolve(procedure: Declaration, case: Case | None, event: Event) -> Case:
    """The case after one more event. Raises ValueError where the first event is no submission."""
    if case is None:
        if event.kind is not Happened.SUBMITTED:
            raise ValueError(f"a case begins with {Happened.SUBMITTED}, not with {event.kind}")
        case = Case(state=str(event.facts["target"]), since=event.at)
    changed: Case = replace(case, events=case.events + 1, **_CHANGES[event.kind](procedure, case, event))
    return changed


def _submitted(procedure: Declaration, case: Case, event: Event) -> Changes:
    said = {
        "applicant": event.by,
        "party": UUID(str(event.facts["party"])) if event.facts.get("party") else None,
        "eligibility": event.values.get("eligibility"),
        "records": event.values.get("records") or {},
    }
    return {**_entered(case, event), **_answered(procedure, case, event), **said}


def _moved(procedure: Declaration, case: Case, event: Event) -> Changes:
    document = event.facts.get("document")
    return {
        **_entered(case, event),
        **_answered(procedure, case, event, str(event.facts["transition"])),
        "documents": (*case.documents, document) if document else case.documents,
        **({"registered": True, "record": Standing.IN_FORCE} if event.facts.get("registers") else {}),
    }


def _agreed(procedure: Declaration, case: Case, event: Event) -> Changes:
    step = str(event.facts["transition"])
    agreed = case.agreed.get(step, frozenset()) | ({event.by} if event.by else frozenset())
    return {"agreed": {**case.agreed, step: agreed}, **_answered(procedure, case, event, step)}


def _opinion_given(procedure: Declaration, case: Case, event: Event) -> Changes:
    asking = opinion_key(str(event.facts["state"]), str(event.facts["office"]))
    return {"opinions": case.opinions | {event.facts["office"]}, **_answered(procedure, case, event, asking)}


def _handed_over(_procedure: Declaration, case: Case, event: Event) -> Changes:
    to = event.facts.get("to")
    late = [str(event.facts.get("term", ""))] if event.facts.get("because") == DEADLINE else []
    return {
        "office": event.facts.get("office", case.office),
        "holder": UUID(str(to)) if to else None,
        "escalated": case.escalated.union(late),
    }


def _warned(_procedure: Declaration, case: Case, event: Event) -> Changes:
    key = event.facts.get("term")
    if not key:
        return {"warn_on": None}
    return {"terms": {name: replace(one, warn_on=None) if name == key else one for name, one in case.terms.items()}}


def _amount(event: Event) -> Decimal:
    return Decimal(str(event.facts["amount"]))


def _no_longer_asked(case: Case, event: Event) -> Changes:
    return {"refunds": {key: one for key, one in case.refunds.items() if key != event.facts["reference"]}}


_CHANGES: Mapping[Happened, Callable[[Declaration, Case, Event], Changes]] = {
    Happened.SUBMITTED: _submitted,
    Happened.MOVED: _moved,
    Happened.AGREED: _agreed,
    Happened.OPINION_GIVEN: _opinion_given,
    Happened.CLAIMED: lambda _procedure, _case, event: {"holder": event.by},
    Happened.RELEASED: lambda _procedure, _case, _event: {"holder": None},
    Happened.HANDED_OVER: _handed_over,
    Happened.WARNED: _warned,
    Happened.FEE_ASKED: lambda _procedure, _case, event: {"fee": _amount(event)},
    Happened.PAID: lambda _procedure, case, event: {
        "received": case.received + _amount(event),
        "paid": case.paid + _amount(event),
        "receipts": case.receipts | {event.facts["reference"]},
    },
    Happened.REFUNDED: lambda _procedure, case, event: {
        "paid": case.paid - _amount(event),
        "receipts": case.receipts | {event.facts["reference"]},
        **_no_longer_asked(case, event),
    },
    Happened.REFUND_ASKED: lambda _procedure, case, event: {
        "refunds": {**case.refunds, str(event.facts["reference"]): (_amount(event), event.by)}
    },
    Happened.REFUND_REFUSED: lambda _procedure, case, event: _no_longer_asked(case, event),
    Happened.NOTED: lambda _procedure, _case, _event: {},
    Happened.LOOKED_AT: lambda _procedure, _case, _event: {},
    Happened.RECORD_CHANGED: lambda _procedure, _case, event: {"record": Standing(str(event.facts["standing"]))},
    Happened.ERASED: lambda _procedure, _case, event: {"erased": event.at, **NOTHING_SAID},
}


def _entered(case: Case, event: Event) -> Changes:
    """What entering a state changes. Whoever held the case lets go of it where another office takes over."""
    terms = counts_from_json(event.facts.get("terms") or {})
    changes: Changes = {
        "state": event.facts["target"],
        "since": event.at,
        "office": event.facts["office"],
        "due": day_from_json(event.facts.get("due")),
        "warn_on": day_from_json(event.facts.get("warn_on")),
        "terms": terms,
        "escalated": frozenset(key for key in case.escalated if key and terms.get(key) == case.terms.get(key)),
        "opinions": frozenset(),
        "agreed": {},
    }
    return changes if event.facts.get("same_office") else {**changes, "holder": None}


def _answered(procedure: Declaration, case: Case, event: Event, asking: str = "") -> Changes:
    given: Any = event.values.get("answers") or {}
    answers = answers_after(procedure, case, asking, from_json(procedure, given))
    results: Any = event.values.get("results")
    if results is None:
        return {"answers": answers}
    kept = {key: answer for key, answer in answers.items() if key not in procedure.results}
    return {"answers": {**kept, **from_json(procedure, results)}}


def answers_after(procedure: Declaration, case: Case, asking: str, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers of a case once those to what a step or an opinion asks are given.

    Earlier answers to what is asked again hold no longer, given anew or not; but those of who agrees do.
    """
    again = procedure.asking[asking].questions if asking in procedure.asking and asking not in case.agreed else {}
    kept = {key: answer for key, answer in case.answers.items() if key not in again}
    return {**kept, **given}
