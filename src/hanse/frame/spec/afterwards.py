"""What is done with a case after its end: its record in the register is changed, it is erased."""

from hanse.frame.spec.acts import Act, ChangeRecord, Erase
from hanse.frame.spec.answering import to_json
from hanse.frame.spec.cases import Case
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import SYSTEM


def after_the_end(procedure: Declaration, case: Case, act: Act) -> Event:
    """What happens; raises ActRefused, and TypeError for an act of no known kind."""
    match act:
        case ChangeRecord():
            return _record(procedure, case, act)
        case Erase():
            return _erased(procedure, case, act)
        case _:
            raise TypeError(f"nobody can do {type(act).__name__}")


def keepers(procedure: Declaration) -> frozenset[str]:
    """The offices that keep the register: those whose steps write it; where the system does, all of the procedure."""
    offices = frozenset(office.key for office in procedure.offices)
    return frozenset(step.by for step in procedure.transitions if step.registers) & offices or offices


def _record(procedure: Declaration, case: Case, act: ChangeRecord) -> Event:
    register = procedure.register
    if register is None or not case.registered:
        raise ActRefused(Why.NOT_FROM_HERE)
    mine = sorted(act.by.offices & keepers(procedure))
    if not mine:
        raise ActRefused(Why.NOT_YOURS)
    if case.erased and act.answers:
        raise ActRefused(Why.OVER)
    strange = [key for key in act.answers if key not in register.shows]
    if strange:
        raise ActRefused(Why.ANSWERS, *strange)
    if act.standing is case.record and not act.answers:
        raise ActRefused(Why.ALREADY)
    return Event(
        kind=Happened.RECORD_CHANGED,
        at=act.at,
        by=act.by.id,
        role=mine[0],
        facts={"register": register.key, "standing": act.standing.value, "amended": [*sorted(act.answers)]},
        values={"because": act.because, "content": to_json(procedure, act.answers)},
    )


def _erased(procedure: Declaration, case: Case, act: Erase) -> Event:
    if case.erased:
        raise ActRefused(Why.ALREADY)
    if not procedure.state(case.state).final:
        raise ActRefused(Why.NOT_ENDED)
    mine = sorted(act.by.offices & {office.key for office in procedure.offices})
    if not (mine or act.by.system):
        raise ActRefused(Why.NOT_YOURS)
    role, facts = (SYSTEM if act.by.system else mine[0]), {"because": act.because}
    return Event(kind=Happened.ERASED, at=act.at, by=act.by.id, role=role, facts=facts)
