"""Reads of the runs of the index workbench, and of the answers that they rest on."""

from collections.abc import Iterator, Sequence
from itertools import batched
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.answers import Answers, Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.joining import joined
from hanse.diagnostic.method.runs.answers import told_answers
from hanse.diagnostic.models import Assessment, Round, Run
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.given import given_under
from hanse.kernel.errors import NotThere

AT_A_TIME = 200
"""Assessments whose answers are held in memory together, one by one; as arrays they take a hundredth of it."""


def runs_of(round_: Round) -> QuerySet[Run]:
    """The runs over a round without their numbers, the latest first."""
    return Run.objects.filter(round=round_).defer("results", "assessments", "settings")


def run_by_id(run_id: UUID) -> Run:
    """A run with its round, in one query. Raises NotThere."""
    found = Run.objects.select_related("round").filter(id=run_id).first()
    if found is None:
        raise NotThere(_("There is no such run."))
    return found


def cities_of(run: Run) -> dict[str, str]:
    """What each unit of a run is called in its tables → the name of the city; one query."""
    found = Assessment.objects.filter(id__in=run.assessments).values_list("id", "city__name")
    names = dict(found)
    units = zip(unit_names(len(run.assessments)), run.assessments, strict=True)
    return {unit: names[one] for unit, one in units if one in names}


def unit_names(count: int) -> list[str]:
    """c1, c2, …: a file that leaves the house names no city."""
    return [f"c{number}" for number in range(1, count + 1)]


def answers_of_run(run: Run) -> Answers:
    """The answers that a run rests on, in the order of its assessments, without what people wrote in their own words.

    Those given under another version are read as the run's (`read_as`), as in the official scores. Two queries for each
    `AT_A_TIME` assessments, one more for each such version. Raises LookupError where an assessment is there no more.
    """
    scheme = framework(*run.method)
    return told_answers(scheme, joined(list(_parts(run))))


def _parts(run: Run) -> Iterator[Answers]:
    version = run.method
    asked = list(questionnaire_of(*version).questions.values())
    names = unit_names(len(run.assessments))
    for places in batched(range(len(run.assessments)), AT_A_TIME, strict=False):
        ids = [run.assessments[place] for place in places]
        some = tuple(names[place] for place in places)
        units = Units(("city",), tuple((name,) for name in some), some)
        yield gathered(asked, units, given_under(_assessments(ids), version))


def _assessments(ids: Sequence[UUID]) -> list[Assessment]:
    found = Assessment.objects.select_related("sheet").in_bulk(ids)
    if len(found) < len(ids):
        raise LookupError("an assessment is there no more")
    return [found[one] for one in ids]
