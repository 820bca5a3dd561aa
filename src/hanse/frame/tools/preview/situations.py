"""A case, or an application, as far on its way as somebody wants to see it: a scenario played so far."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from hanse.frame.models import Application, Case
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Move, Pay, Say, Scenario, Take, Wait
from hanse.frame.tools.examples import read_with_files
from hanse.frame.tools.preview import moment
from hanse.frame.tools.preview.asked import FILLED_IN, OFFICE, Role
from hanse.frame.tools.preview.people import person_of
from hanse.frame.tools.rehearsing import fill_in, hand_in, make_move
from hanse.identity.public import User
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError

BETWEEN = timedelta(minutes=1)


def play(
    procedure: Procedure, scenario: Scenario, moves: int, *, language: str = "", by: User | None = None
) -> Case | Application:
    """The case after so many moves, which ended just now.

    A scenario that does not go today (a date in it is over) is played on its own day, and the clock goes there. Raises
    HanseError where it does not go then either.
    """
    chosen = scenario.moves[: max(moves, 0)]
    lasts = sum((_length(one) for one in chosen), BETWEEN)

    def played(at: datetime) -> Case | Application:
        with transaction.atomic():
            if moves == FILLED_IN:
                return fill_in(procedure, read_with_files(procedure, scenario.answers), at, language=language, by=by)
            case = hand_in(procedure, read_with_files(procedure, scenario.answers), at, language=language, by=by)
            return _moved(procedure, case, chosen, at)

    try:
        return played(now() - lasts)
    except HanseError:
        begins = procedure.calendar.moment(scenario.begins)
        found = played(begins)
        moment.put(begins + lasts)
        return found


def move_in_words(procedure: Procedure, move: Move) -> str:
    match move:
        case Take():
            return str(procedure.transition(move.transition).title)
        case Say():
            return f"Opinion: {next(one.title for one in procedure.offices if one.key == move.office)}"
        case Pay():
            return "The fee is paid"
        case Wait():
            return f"{move.days} days pass" if move.days > 1 else "A day passes"


def _moved(procedure: Procedure, case: Case, moves: Sequence[Move], at: datetime) -> Case:
    for move in moves:
        at = make_move(procedure, case, move, at + BETWEEN, who=_officer, read=read_with_files)
        case.refresh_from_db()
    return case


def _officer(office: str, number: int) -> Doer:
    return Doer(id=person_of(Role(OFFICE, office, number)).id, offices=frozenset([office]))


def _length(move: Move) -> timedelta:
    return BETWEEN + timedelta(days=move.days if isinstance(move, Wait) else 0)
