"""What one can ask of a preview: to be an applicant with or without an account, or one of an office; a case so far.

Pure: whoever looks at a preview from outside asks in the same words.
"""

from dataclasses import dataclass

from hanse.frame.spec.procedure import Procedure

GUEST, ACCOUNT, ORGANISATION, OFFICE = "guest", "account", "organisation", "office"
DOMAIN = "preview.example"
FILLED_IN = -1
"""In place of a number of moves: not handed in yet."""


@dataclass(frozen=True, slots=True)
class Role:
    """`number` tells apart the people of an office, where a step takes several."""

    kind: str
    office: str = ""
    number: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.office}.{self.number}" if self.office else self.kind

    @property
    def email(self) -> str:
        within = f"{self.office}.{self.number + 1}" if self.office else self.kind
        return f"{within.replace('_', '-')}@{DOMAIN}"


def roles(procedure: Procedure) -> dict[Role, str]:
    """All of them, with what they are called."""
    found = {
        Role(GUEST): "Applicant without account",
        Role(ACCOUNT): "Applicant with account",
        Role(ORGANISATION): "Person of an organisation",
    }
    for office in procedure.offices:
        for number in range(max((one.together for one in procedure.transitions if one.by == office.key), default=1)):
            more = f" ({number + 1})" if number else ""
            found[Role(OFFICE, office.key, number)] = f"Officer: {office.title}{more}"
    return found
