"""Letters of an assessment: to whom it waits for. Each is in the language of whoever gets it."""

from collections.abc import Iterable

from hanse.diagnostic.models import Assessment
from hanse.identity.public import Mandate, recipient
from hanse.kernel import notices
from hanse.members.public import Role, people_of


def ask_for_sign_off(assessment: Assessment) -> None:
    """Tell the city's approvers that the answers wait for them."""
    _write("diagnostic/sign_off", assessment, people_of(assessment.party_id, Role.APPROVER), "diagnostic:review")


def tell_of_return(assessment: Assessment, *, comment: str) -> None:
    """Tell the city's coordinators that the approver gave the answers back, and her words."""
    to = people_of(assessment.party_id, Role.COORDINATOR)
    _write("diagnostic/returned", assessment, to, "diagnostic:assessment", comment=comment)


def _write(template: str, assessment: Assessment, to: Iterable[Mandate], page: str, **more: str) -> None:
    said = {"city": assessment.city.name, "round": assessment.round.name, **more}
    for mandate in to:
        each = recipient(mandate.user)
        notices.send(template, to=each, context={**said, "link": each.link(page, assessment.id)})
