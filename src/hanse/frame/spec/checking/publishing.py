"""What is public: something that tells nobody who the applicant is."""

from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault

OF_A_PERSON = frozenset({"person", "email", "phone", "signature", "declaration", "case"})
"""Kinds of question whose answers name or reach a person."""


def publishing_faults(procedure: Declaration) -> Iterator[Fault]:
    public = procedure.public
    if public is None:
        return
    if not public.states or not public.answers:
        yield Fault(public.place, "public", "name the states in which a case is public, and the answers that are shown")
    for key in public.answers:
        question = procedure.questions[key]
        held = {question.kind, *(part.kind for part in question.of)} & OF_A_PERSON
        if held:
            yield Fault(public.place, f"public, {key}", f"the kind {min(held)} says who somebody is; leave it out")
