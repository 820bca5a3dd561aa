"""Example cases for a site that is looked at or tried: the services' own scenarios, played in the past months.

Some have ended, some stand in the middle of their way, with the site's own officers as those who moved them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from hanse.frame.models import Case
from hanse.frame.queries.offering import offered
from hanse.frame.queries.people import colleagues
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Given, Move, Scenario, Wait
from hanse.frame.tools.example_files import content_of
from hanse.frame.tools.rehearsing import hand_in, make_move
from hanse.kernel import files
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError
from hanse.questions.spec.answer import Answer, FileRef, Value


class NobodyThere(Exception):
    """An office has fewer people than a scenario needs."""


AGES = (310, 190, 110, 45, 12, 2)
"""So many days ago the examples of a service were handed in, and some days later those of the next service."""
SHIFT = 4
PACE = (1, 2, 5, 9)
"""Days from one move to the next, by turns."""
type Staff = Mapping[str, Sequence[UUID]]
"""The people of each office today; those of the past are not known, so these have moved all cases."""
MAKER = Actor.system("examples")


@transaction.atomic
def make_examples() -> int:
    """Examples of every offered service, where the site has no case yet; returns how many were made.

    A service whose steps call a program of the site has none: what the program would do is real.
    A scenario that some day does not suit (a date in it is over by then) is left out that time.
    """
    if Case.objects.exists():
        return 0
    tame = (one for one in offered() if not any(step.outcome for step in one.transitions))
    return sum(_examples(procedure, SHIFT * place) for place, procedure in enumerate(tame))


def _examples(procedure: Procedure, shift: int) -> int:
    staff = {office.key: sorted(colleagues(office.key)) for office in procedure.offices}
    scenarios = islice(cycle(procedure.scenarios), len(AGES))
    ages = [age - shift if age > 2 * shift else age for age in AGES]
    return sum(_made(procedure, one, staff, ages[turn], turn) for turn, one in enumerate(scenarios))


def _made(procedure: Procedure, scenario: Scenario, staff: Staff, days_ago: int, turn: int) -> bool:
    begins = now().replace(hour=8, minute=10 + 7 * turn, second=0, microsecond=0) - timedelta(days=days_ago)
    try:
        with transaction.atomic():
            _play(procedure, scenario, staff, begins, turn)
    except (HanseError, NobodyThere):
        return False
    return True


def _play(procedure: Procedure, scenario: Scenario, staff: Staff, at: datetime, turn: int) -> None:
    """The way of one case that began at a moment, as far as it has come by now."""
    pace, ends = PACE[turn % len(PACE)], now()
    languages = sorted({procedure.translations.default_language, *procedure.translations.languages})
    case = hand_in(
        procedure, read_with_files(procedure, scenario.answers), at, language=languages[turn % len(languages)]
    )
    for move in scenario.moves:
        at += timedelta(days=0 if isinstance(move, Wait) else pace, minutes=31)
        if at > ends:
            break
        at = make_move(procedure, case, _until(move, at, ends), at, who=partial(_officer, staff), read=read_with_files)
        case.refresh_from_db()


def _until(move: Move, at: datetime, ends: datetime) -> Move:
    """Waiting ends today."""
    return replace(move, days=min(move.days, max((ends - at).days, 0))) if isinstance(move, Wait) else move


def _officer(staff: Staff, office: str, number: int) -> Doer:
    """One of the site's own people. Raises NobodyThere."""
    people = staff[office]
    if number >= len(people):
        raise NobodyThere
    return Doer(id=people[number], offices=frozenset([office]))


def read_with_files(procedure: Procedure, given: Given) -> Mapping[str, Answer]:
    """The answers, with small real files in place of those that a scenario only names."""
    answers = read_answers(procedure, given)
    return {key: replace(answer, value=_stored(answer.value)) for key, answer in answers.items()}


def _stored(value: Value | None) -> Value | None:
    if isinstance(value, tuple):
        return tuple(_kept(one) if isinstance(one, FileRef) else one for one in value)
    return value


def _kept(ref: FileRef) -> FileRef:
    stored = files.store(ContentFile(content_of(ref.name), ref.name), by=MAKER)
    return FileRef(str(stored.id), stored.name, stored.media_type, stored.size)
