"""Filling in what need not be asked: when an application begins, and again when what a look-up needs was answered."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from hanse.frame.models import Application
from hanse.frame.queries.prefilling import (
    Said,
    content_of,
    earlier_value,
    found_record,
    is_own,
    own_value,
    recorded_value,
)
from hanse.frame.spec.answering import from_json, to_json
from hanse.frame.spec.events import Json
from hanse.frame.spec.given import Mistake
from hanse.frame.spec.prefilling import OWN, Lookup, Prefill
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer, format_answer


def fill_in_at_first(row: Application, procedure: Procedure) -> None:
    """What the account and earlier cases say; the caller saves."""
    for one in procedure.prefill:
        said = _known(row, procedure, one)
        if said:
            _fill(row, procedure, one, said)


def fill_in_after(row: Application, procedure: Procedure, key: str) -> None:
    """What follows from another answer to `key`: what came from look-ups with it goes, and may be found anew."""
    for lookup in procedure.lookups:
        if key in lookup.matches.values():
            _look_up(row, procedure, lookup)


def typed(row: Application, key: str) -> None:
    """The person has answered herself: it is no longer what was filled in."""
    row.sources.pop(key, None)


def is_fixed(row: Application, procedure: Procedure, key: str) -> bool:
    """Whether the answer was filled in and is not hers to change."""
    return key in row.sources and any(one.question == key and one.fixed for one in procedure.prefill)


def records_for(row: Application, procedure: Procedure, answers: Mapping[str, Answer]) -> Iterator[tuple[str, Json]]:
    """What each look-up finds for the case, by its key."""
    for lookup in procedure.lookups:
        record = found_record(procedure, lookup, answers)
        yield lookup.key, {**content_of(record), OWN: is_own(record, row.applicant)} if record else None


def with_fixed(
    row: Application, procedure: Procedure, answers: Mapping[str, Answer]
) -> tuple[Mapping[str, Answer], list[Mistake]]:
    """What a program has sent, with what is fixed as it is known, and what of that it has sent otherwise.

    The sources go into the row; the caller saves.
    """
    known, mistakes = dict(answers), list[Mistake]()
    for one in (one for one in procedure.prefill if one.fixed):
        question, said = procedure.questions[one.question], _said(row, procedure, one, answers)
        found = check_answer(question, said.value) if said else None
        if said is None or not isinstance(found, Answer):
            continue
        if known.setdefault(one.question, found).value == found.value:
            row.sources[one.question] = dict(said.source)
        else:
            words = _("This is filled in and cannot be changed: leave it out, or send “%(value)s”.")
            told = words % {"value": format_answer(question, found, reader_in(row.language, procedure.translations))}
            mistakes.append(Mistake(one.question, f"/answers/{one.question}", told))
    return known, mistakes


def _said(row: Application, procedure: Procedure, one: Prefill, answers: Mapping[str, Answer]) -> Said | None:
    """What the source of a question says, a register as well."""
    lookup = next((each for each in procedure.lookups if each.key == one.lookup), None)
    record = found_record(procedure, lookup, answers) if lookup else None
    return recorded_value(record, one.taken, row.applicant) if record else _known(row, procedure, one)


def _known(row: Application, procedure: Procedure, one: Prefill) -> Said | None:
    question, person = procedure.questions[one.question], row.applicant
    if person is None:
        return None
    if one.identity:
        return own_value(person, one.identity, question)
    return earlier_value(person, row.party, one.service, one.taken, question) if one.service else None


def _look_up(row: Application, procedure: Procedure, lookup: Lookup) -> None:
    wanted = [one for one in procedure.prefill if one.lookup == lookup.key]
    for one in wanted:
        if row.sources.pop(one.question, None):
            row.answers.pop(one.question, None)
    record = found_record(procedure, lookup, from_json(procedure, row.answers)) if wanted else None
    for one in wanted if record else ():
        assert record is not None
        said = recorded_value(record, one.taken, row.applicant)
        if said:
            _fill(row, procedure, one, said)


def _fill(row: Application, procedure: Procedure, one: Prefill, said: Said) -> None:
    """Unless the question does not take the value, or she has answered already and may."""
    answer = check_answer(procedure.questions[one.question], said.value)
    if isinstance(answer, Answer) and (one.fixed or one.question not in row.answers):
        row.answers |= to_json(procedure, {one.question: answer})
        row.sources[one.question] = dict(said.source)
