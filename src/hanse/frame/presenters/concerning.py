"""Whom a case is about, as its page tells it to an office: an organisation, or who applied."""

from collections.abc import Iterator

from hanse.frame.models import Case
from hanse.frame.spec.prefilling import Own
from hanse.frame.spec.procedure import Procedure


def concerned(case: Case, procedure: Procedure) -> str:
    """The organisation as the applicant named it, else the one she acted for, else the person named first.

    Taken from what the case's page shows; empty where it shows no name. The case needs its party, and nothing more.
    """
    names = (_said(case, key) for key in _asked(procedure, Own.ORGANISATION))
    organisation = next(filter(None, names), "") or (case.party.name if case.party else "")
    return organisation or next(filter(None, (_said(case, key) for key in _people(procedure))), "")


def _asked(procedure: Procedure, part: Own) -> Iterator[str]:
    """The questions that ask for a part of what an account says."""
    yield from (one.question for one in procedure.prefill if one.identity is part)


def _people(procedure: Procedure) -> Iterator[str]:
    yield from _asked(procedure, Own.NAME)
    questions = procedure.questionnaire.questions
    yield from (key for key in procedure.questionnaire.order if questions[key].kind == "person")


def _said(case: Case, key: str) -> str:
    """A name that was answered, alone or as a part of the answer."""
    value = (case.answers.get(key) or {}).get("value")
    return str((value.get("name") if isinstance(value, dict) else value) or "")
