"""Cases of the sample permit, brought to an end."""

from hanse.frame.actions import give_opinion, take_step
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from tests.frame.workflow.test_moving import a_case, officer


def granted(service: Procedure) -> Case:
    """A permit that two officers have granted, with its letter and its record."""
    return decided(a_case(service), service)


def decided(case: Case, service: Procedure) -> Case:
    """The case, granted."""
    give_opinion(case, "fire", read_answers(service, {"safe": "yes"}), by=officer("fire"), language="en")
    for _ in range(2):
        take_step(case, "grant", {}, by=officer(), language="en")
    return Case.objects.get(id=case.id)
