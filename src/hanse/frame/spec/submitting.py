"""Handing in: what is answered is judged, worked out and written down, and the case begins."""

from collections.abc import Mapping

from hanse.frame.spec.acts import Submit
from hanse.frame.spec.answering import to_json
from hanse.frame.spec.answers_wanted import require_answered
from hanse.frame.spec.booked import require_offered
from hanse.frame.spec.calculating import results_of, results_to_json
from hanse.frame.spec.cases import Case, answers_in_scope
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.entering import entering
from hanse.frame.spec.events import Event, Happened, Json
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.rules import Eligibility
from hanse.frame.spec.steps import APPLICANT
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.relevance import asked


def submitted(procedure: Declaration, case: Case | None, act: Submit) -> Event:
    """The first event of a case. Raises ActRefused, and RuleError where a table has no result for the answers."""
    if case is not None:
        raise ActRefused(Why.ALREADY)
    wanted = procedure.questionnaire
    answers = {key: act.answers[key] for key in wanted.order if key in asked(wanted, act.answers) & act.answers.keys()}
    require_answered(procedure, wanted, answers, act.at)
    require_offered(procedure, answers, act.at)
    values: dict[str, Json] = {"answers": to_json(procedure, answers)}
    answers |= results_of(procedure, answers)
    values |= results_to_json(procedure, answers)
    if procedure.eligibility:
        values["eligibility"] = _eligible(procedure.eligibility, answers_in_scope(procedure, answers))
    facts = entering(procedure, None, procedure.start.key, act.at, answers)
    facts |= _sources(act, answers) | ({"party": str(act.party)} if act.party else {})
    if procedure.lookups:
        values["records"] = {one.key: act.records.get(one.key) for one in procedure.lookups}
    return Event(kind=Happened.SUBMITTED, at=act.at, by=act.by.id, role=APPLICANT, facts=facts, values=values)


def _sources(act: Submit, answers: Mapping[str, Answer]) -> dict[str, Json]:
    """Where the answers come from that were filled in and that are asked."""
    found = {key: source for key, source in act.sources.items() if key in answers}
    return {"sources": found} if found else {}


def _eligible(eligibility: Eligibility, scope: Mapping[str, object]) -> dict[str, Json]:
    found = eligibility.decide(scope)
    if found.get("eligible") is not True and eligibility.stops:
        raise ActRefused(Why.NOT_ELIGIBLE, str(found.get("reason") or ""))
    return {"eligible": found.get("eligible") is True, "reason": str(found.get("reason") or "")}
