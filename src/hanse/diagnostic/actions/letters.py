"""Letters of an assessment: to whom it waits for. Each is in the language of whoever gets it."""

from collections.abc import Iterable
from uuid import UUID

from hanse.diagnostic.models import Assessment, Consensus
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.identity.public import Mandate, User, people, recipient
from hanse.kernel import notices
from hanse.members.public import Role, people_of


def ask_for_sign_off(assessment: Assessment) -> None:
    """Tell the city's approvers that the answers wait for them."""
    _write("diagnostic/sign_off", assessment, people_of(assessment.party_id, Role.APPROVER), "diagnostic:review")


def tell_of_return(assessment: Assessment, *, comment: str) -> None:
    """Tell the city's coordinators that the approver gave the answers back, and her words."""
    to = people_of(assessment.party_id, Role.COORDINATOR)
    _write("diagnostic/returned", assessment, to, "diagnostic:assessment", comment=comment)


def tell_of_consensus(consensus: Consensus, assessment: Assessment, *, to: Iterable[UUID], by: User) -> None:
    """Ask those who said something else, or nothing, whether they agree to the answer that is proposed."""
    key = consensus.question
    question = questionnaire_of(*assessment.method).question(key)
    wording = framework(*assessment.method).translations.wording
    said = {"by": str(by), "city": assessment.city.name, "reason": consensus.reason}
    for user in people(one for one in to if one != by.id).values():
        each = recipient(user)
        words = wording(question.text, each.language).text
        link = each.link("diagnostic:voices_question", assessment.id, key)
        notices.send("diagnostic/consensus", to=each, context={**said, "question": words, "link": link})


def tell_of_move(assessment: Assessment, *, carried: int, left_out: int) -> None:
    """Tell the city's coordinators that the questions have changed, and what became of their answers."""
    to = people_of(assessment.party_id, Role.COORDINATOR)
    said = {"carried": carried, "left_out": left_out}
    _write("diagnostic/moved", assessment, to, "diagnostic:assessment", **said)


def _write(template: str, assessment: Assessment, to: Iterable[Mandate], page: str, **more: str | int) -> None:
    said = {"city": assessment.city.name, "round": assessment.round.name, **more}
    for mandate in to:
        each = recipient(mandate.user)
        notices.send(template, to=each, context={**said, "link": each.link(page, assessment.id)})
