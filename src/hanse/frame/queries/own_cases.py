"""Whether a number that somebody gives is that of a case of her own."""

from collections.abc import Iterator, Mapping

from hanse.frame.models import Application, Case
from hanse.frame.queries.applications import cases_of
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import viewer_of
from hanse.questions.spec.answer import Answer


def not_own_cases(procedure: Procedure, row: Application, answers: Mapping[str, Answer]) -> Iterator[str]:
    """The keys of answers that name a case which is not there, or somebody else's."""
    named = {key: answer.value for key, answer in answers.items() if procedure.questions[key].kind == "case"}
    if not named:
        return
    own = cases_of(viewer_of(row.applicant)).filter(number__in=named.values()) if row.applicant else Case.objects.none()
    numbers = set(own.values_list("number", flat=True))
    yield from (key for key, number in named.items() if number not in numbers)
