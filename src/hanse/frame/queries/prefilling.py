"""What an account, a register or an earlier case says that need not be asked again; only to who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Case, Record
from hanse.frame.queries.people import organisations_of
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.rules import is_applicants
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.events import Json
from hanse.frame.spec.prefilling import NUMBER, Lookup, Own
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import Party, User, viewer_of
from hanse.kernel.clock import today
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Said:
    """A value as JSON, and where it comes from: a kind of source, and what names it there."""

    value: Json
    source: Mapping[str, Json]


def own_value(person: User, part: Own, question: Question) -> Said | None:
    """What the account says; an organisation where she acts for a single one."""
    value: Json = {Own.NAME: person.name, Own.EMAIL: person.email, Own.ORGANISATION: ""}[part]
    if part is Own.ORGANISATION:
        names = {one.name for one in organisations_of(person).values()}
        value = names.pop() if len(names) == 1 else ""
    if not value:
        return None
    named = question.kind in {"person", "organisation"}
    return Said({"name": value} if named else value, {"from": "identity", "of": part.value})


def earlier_value(person: User, party: Party | None, service: str, key: str, question: Question) -> Said | None:
    """What she answered to a question of the same kind in her latest case of a service, for the same organisation."""
    hers = Case.objects.filter(applicant=person, party=party, service=service, erased_at=None)
    row = hers.order_by("-submitted_at").first()
    if row is None:
        return None
    try:
        procedure = procedure_of(row)
    except NoSuchService:
        return None
    asked, answer = procedure.questions.get(key), from_json(procedure, row.answers).get(key)
    if asked is None or answer is None or asked.kind != question.kind or answer.state is not State.ANSWERED:
        return None
    return Said(value_to_json(asked, answer), {"from": "case", "of": service, "number": row.number})


def found_record(procedure: Procedure, lookup: Lookup, answers: Mapping[str, Answer]) -> Record | None:
    """The one record in force that fits the answers; None where there is none or several, or an answer is missing."""
    found = Record.objects.filter(register=lookup.register, current=True, standing=Standing.IN_FORCE)
    for part, key in lookup.matches.items():
        answer = answers.get(key)
        value = value_to_json(procedure.questions[key], answer) if answer else None
        if value is None:
            return None
        if part == NUMBER:
            found = found.filter(number=str(value).strip())
        else:
            how = "__iexact" if isinstance(value, str) else ""
            found = found.filter(**{f"content__{part}__value{how}": value})
    two = list(found.filter(Q(valid_until=None) | Q(valid_until__gte=today())).select_related("case")[:2])
    return two[0] if len(two) == 1 else None


def content_of(record: Record) -> dict[str, Json]:
    """What a record shows, by key, with its number."""
    return {**{key: one["value"] for key, one in record.content.items()}, NUMBER: record.number}


def is_own(record: Record, person: User | None) -> bool:
    """Whether it came of a case of hers, or of an organisation for which she acts today."""
    return person is not None and record.case is not None and is_applicants.test(viewer_of(person), record.case)


def recorded_value(record: Record, key: str, person: User | None) -> Said | None:
    """What the record shows under a key, to who may read it: it is public, or of a case of her own."""
    value = content_of(record).get(key) if record.public or is_own(record, person) else None
    return None if value is None else Said(value, {"from": "register", "of": record.register, "number": record.number})
