"""What a city has carried out of its roadmaps, as answers that its next questionnaire can take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hanse.diagnostic.engine.roadmap.effects import directions
from hanse.diagnostic.enums import State
from hanse.diagnostic.method.library.loader import load_library, solved_framework
from hanse.diagnostic.models import Assessment, RoadmapItem
from hanse.diagnostic.queries.earlier import earlier_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import opened
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Reached:
    """An answer to which solutions that are done have brought a question, and their keys."""

    answer: Answer
    solutions: tuple[str, ...]


def reached_of(assessment: Assessment) -> Mapping[str, Reached]:
    """Question → what is reached, where it is better than what the city answered before.

    Two queries; none for a questionnaire without solutions.
    """
    if assessment.method.key != solved_framework():
        return {}
    items = list(_done(assessment))
    if not items:
        return {}
    library = load_library()
    signs = directions(opened(items[0].roadmap.assessment).result.plan)
    asked, before = questionnaire_of(*assessment.method).questions, earlier_of(assessment)
    found: dict[str, tuple[float, list[str]]] = {}
    for item in items:
        for move in library.solutions[item.solution].moves:
            best, keys = found.get(move.question, (None, []))
            if best is None or signs.get(move.question, 1) * (move.to - best) > 0:
                found[move.question] = (move.to, [item.solution])
            elif move.to == best:
                keys.append(item.solution)
    given = before.answers if before else {}
    return {
        key: Reached(answer, tuple(keys))
        for key, (to, keys) in found.items()
        if key in asked
        and isinstance(answer := check_answer(asked[key], _raw(asked[key], to)), Answer)
        and _is_better(given.get(key), to, signs.get(key, 1))
    }


def _done(assessment: Assessment) -> Iterator[RoadmapItem]:
    """What was finished since the roadmap's answers were submitted, in any roadmap that was ever chosen."""
    library = load_library()
    rows = RoadmapItem.objects.filter(
        roadmap__city_id=assessment.city_id,
        roadmap__chosen_at__isnull=False,
        roadmap__assessment__state=State.SUBMITTED,
        finished_on__isnull=False,
    ).select_related("roadmap__assessment__round", "roadmap__assessment__sheet", "roadmap__assessment__city")
    return (one for one in rows.order_by("finished_on") if one.solution in library.solutions)


def _raw(question: Question, to: float) -> object:
    """An answer as it is typed."""
    return str(Decimal(str(to))) if question.kind == "number" else int(to)


def _is_better(before: Answer | None, to: float, sign: int) -> bool:
    """Whether it goes beyond an earlier answer, if there is one that can be compared."""
    value = before.value if before is not None else None
    return not isinstance(value, int | float | Decimal) or sign * (to - float(value)) > 0
