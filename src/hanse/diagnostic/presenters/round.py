"""A round for the secretariat: how far each city is, what happened, and what closing it would do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.queries.assessments import latest_in
from hanse.diagnostic.queries.participation import LastDays, cities_in, last_day_of, later_days_in, numbers_asked
from hanse.diagnostic.queries.rounds import running_rounds
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.members.public import City, Role, people_of_cities
from hanse.questions.public import Activity, activity_in
from hanse.ui import formats
from hanse.ui.values import Select, Standing, Status, select

NOT_BEGUN = "not_begun"
QUIET = "quiet"
"""The order in which who has answered nothing for longest stands first."""
STANDINGS = {
    NOT_BEGUN: Standing.OPEN,
    State.DRAFT: Standing.BEGUN,
    State.REVIEW: Standing.WAITING,
    State.SUBMITTED: Standing.DONE,
}


@dataclass(frozen=True, slots=True)
class CityLine:
    """One city in a round. `state` is a State or NOT_BEGUN; `late` says that nothing of it counts yet.

    `activity` is how much is answered and when it was last, None where nothing is; `later` is the city's own last day
    where it is later than the round's.
    """

    party_id: UUID
    name: str
    country: str
    state: str
    status: Status
    assessment_id: UUID | None
    revision: int
    submitted_at: datetime | None
    late: bool
    activity: Activity | None
    later: date | None = None

    @property
    def quiet_since(self) -> datetime:
        """When it last answered; who has not begun is quiet longest."""
        return self.activity.last if self.activity else datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RoundPage:
    """`lines` are those of the state that was asked for; `late` and `total` count all cities.

    `led` are the cities that have a coordinator, `leaderless` counts the late ones that have none; `reminded` counts
    the late ones that can still submit in time, so that a letter helps them.
    """

    round: Round
    status: Status
    lines: tuple[CityLine, ...]
    led: frozenset[UUID]
    leaderless: int
    reminded: int
    late: int
    total: int
    state: str
    order: str
    selects: tuple[Select, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing would leave out: cities under way, those that have not begun, and corrections under way."""

    round: Round
    submitted: int
    under_way: tuple[CityLine, ...]
    not_begun: tuple[CityLine, ...]
    corrected: tuple[CityLine, ...]


@dataclass(frozen=True, slots=True)
class RunningRound:
    """A round that is not closed, and how many of the network's cities have submitted."""

    round: Round
    status: Status
    submitted: int
    total: int


def rounds_to_run() -> tuple[RunningRound, ...]:
    """The rounds that are not closed, the one that ends first on top. Two queries, three where cities are chosen."""
    found = list(running_rounds())
    totals = numbers_asked(found)
    return tuple(
        RunningRound(one, round_status(one), one.submitted, max(totals[one.id], one.submitted))  # type: ignore[attr-defined]  # annotated by `rounds`
        for one in found
    )


def round_page(round_: Round, parameters: Mapping[str, str]) -> RoundPage:
    """The page for the state and the order that the address asks for. Five queries."""
    lines, asked = _lines(round_), parameters.get("state", "")
    state = asked if asked in STANDINGS else ""
    order = QUIET if parameters.get("order") == QUIET else ""
    if order:
        lines.sort(key=lambda line: (not line.late, line.quiet_since))
    mandates = people_of_cities([line.party_id for line in lines], Role.COORDINATOR)
    led = frozenset(mandates.values_list("party_id", flat=True))
    return RoundPage(
        round=round_,
        status=round_status(round_),
        lines=tuple(line for line in lines if state in {"", line.state}),
        led=led,
        leaderless=sum(line.late and line.party_id not in led for line in lines),
        reminded=sum(line.late and can_still(round_, line.later) for line in lines),
        late=sum(line.late for line in lines),
        total=len(lines),
        state=state,
        order=order,
        selects=(_states(lines, state), select("order", _("Order"), _orders(), order)),
    )


def can_still(round_: Round, later: date | None) -> bool:
    """Whether a city with this last day of its own can still submit in time."""
    day = today()
    return round_.closed_at is None and round_.opens_on <= day <= (later or round_.closes_on)


def closing(round_: Round) -> Closing:
    """Four queries."""
    lines = _lines(round_)
    late = [line for line in lines if line.late]
    return Closing(
        round=round_,
        submitted=len(lines) - len(late),
        under_way=tuple(line for line in late if line.state != NOT_BEGUN),
        not_begun=tuple(line for line in late if line.state == NOT_BEGUN),
        corrected=tuple(line for line in lines if not line.late and line.state != State.SUBMITTED),
    )


def round_status(round_: Round, on: date | None = None) -> Status:
    """Where a round stands on a day, in words."""
    day = on or today()
    if round_.closed_at:
        return Status(Standing.CLOSED, _("Closed"))
    if day < round_.opens_on:
        return Status(Standing.OPEN, _("Not open yet"))
    if day > round_.closes_on:
        return Status(Standing.PROBLEM, _("Its last day has passed"))
    return Status(Standing.BEGUN, _("Open"))


def _lines(round_: Round) -> list[CityLine]:
    latest, later = latest_in(round_), later_days_in(round_)
    active = activity_in([one.sheet_id for one in latest.values()])
    lines = [_line(city, latest.get(city.party_id), active, _later(round_, city, later)) for city in cities_in(round_)]
    return in_order(lines, lambda line: line.name)


def _later(round_: Round, city: City, later: LastDays) -> date | None:
    day = last_day_of(round_, city.party_id, later)
    return day if day > round_.closes_on else None


def _orders() -> list[tuple[str, str]]:
    return [("", _("By name")), (QUIET, _("Late ones first, longest without an answer on top"))]


def _line(city: City, one: Assessment | None, active: Mapping[UUID, Activity], later: date | None) -> CityLine:
    state = one.state if one else NOT_BEGUN
    words = one.get_state_display() if one else _("Not begun")
    revision = one.revision if one else 0
    if revision > 1:
        words = _("%(state)s, revision %(number)s") % {"state": words, "number": revision}
    return CityLine(
        party_id=city.party_id,
        name=city.name,
        country=city.country,
        state=state,
        status=Status(STANDINGS[state], words),
        assessment_id=one.id if one else None,
        revision=revision,
        submitted_at=one.submitted_at if one else None,
        late=one is None or (revision == 1 and state != State.SUBMITTED),
        activity=active.get(one.sheet_id) if one else None,
        later=later,
    )


def _states(lines: Sequence[CityLine], chosen: str) -> Select:
    counts = Counter(line.state for line in lines)
    words = {NOT_BEGUN: _("Not begun")} | {one.value: str(one.label) for one in State}
    told = _("%(words)s (%(number)s)")
    options = [(key, told % {"words": each, "number": formats.number(counts[key])}) for key, each in words.items()]
    every = told % {"words": _("All"), "number": formats.number(len(lines))}
    return select("state", _("State"), [("", every), *options], chosen)
