"""Whether a number that somebody gives is that of a case of her own."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from hanse.frame.models import Case
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import Answer


def not_own_cases(procedure: Procedure, person: UUID | None, answers: Mapping[str, Answer]) -> Iterator[str]:
    """The keys of answers that name a case which is not there, or somebody else's."""
    named = {key: answer.value for key, answer in answers.items() if procedure.questions[key].kind == "case"}
    if not named:
        return
    own = Case.objects.filter(number__in=named.values(), applicant_id=person, applicant_id__isnull=False)
    numbers = set(own.values_list("number", flat=True))
    yield from (key for key, number in named.items() if number not in numbers)
