"""A solution of the library as it is for one city, in a reader's words."""

from dataclasses import dataclass

from hanse.diagnostic.engine.model.solutions import Basis, Stage
from hanse.diagnostic.engine.roadmap.pricing import Line, cost
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.proposals import Proposal, proposal_at
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: what comes out, who answers for it, months, and posts by skill in words."""

    title: str
    text: str
    output: str
    role: str
    months: float
    posts: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the cost: how many units of what at which price, and what that makes."""

    what: str
    quantity: str
    unit: str
    price: str
    amount: str
    basis: str


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A published figure beside the estimate: what it says, who published it, and its address."""

    says: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class SolutionPage:
    """`risks` with their answers, `success` with the figures to reach; `proposal` is None where nothing is to gain."""

    key: str
    title: str
    problem: str
    summary: str
    months: float
    steps: tuple[StepLine, ...]
    after: str
    one_off: tuple[CostLine, ...]
    yearly: tuple[CostLine, ...]
    once: str
    a_year: str
    basis: str
    is_estimate: bool
    compared: tuple[ComparedLine, ...]
    risks: tuple[tuple[str, str], ...]
    success: tuple[tuple[str, str], ...]
    standards: tuple[str, ...]
    service: str
    proposal: Proposal | None


def solution_page(roadmap: Roadmap, key: str, language: str) -> SolutionPage | None:
    """None for a solution that the library does not have."""
    library = load_library()
    solution = library.solutions.get(key)
    if solution is None:
        return None
    ground = grounds(roadmap)
    why = Why(ground, language)
    speak, priced = why.of_library, cost(library, solution, ground.laid.city)
    places = {one.key: place for place, one in enumerate(ground.offered.solutions)}
    return SolutionPage(
        key=key,
        title=speak(solution.title),
        problem=speak(solution.problem),
        summary=speak(solution.summary),
        months=solution.months,
        steps=tuple(_step(one, why) for one in solution.stages),
        after=why.posts(solution.after),
        one_off=tuple(_line(one, why) for one in priced.one_off),
        yearly=tuple(_line(one, why) for one in priced.yearly),
        once=why.purse.band(priced.once),
        a_year=why.purse.band(priced.a_year),
        basis=_basis(solution.basis, why),
        is_estimate=solution.basis.estimate,
        compared=tuple(ComparedLine(speak(one.says), one.source, one.url) for one in solution.basis.compared),
        risks=tuple((speak(one.text), speak(one.answer)) for one in solution.risks),
        success=tuple((speak(one.text), speak(one.target)) for one in solution.success),
        standards=solution.standards,
        service=solution.service,
        proposal=proposal_at(places[key], why) if key in places else None,
    )


def _step(one: Stage, why: Why) -> StepLine:
    speak = why.of_library
    role = speak(why.grounds.library.roles[one.role])
    return StepLine(speak(one.title), speak(one.text), speak(one.output), role, one.months, why.posts(one.posts))


def _line(one: Line, why: Why) -> CostLine:
    low, high = formats.number(round(one.quantity.low, 1)), formats.number(round(one.quantity.high, 1))
    return CostLine(
        what=why.of_library(one.item.what),
        quantity=low if low == high else f"{low}–{high}",
        unit=why.of_library(one.rate.unit),
        price=why.purse(one.price),
        amount=why.purse.band(one.amount),
        basis=_basis(one.rate.basis, why),
    )


def _basis(one: Basis, why: Why) -> str:
    return why.of_library(one.text)
