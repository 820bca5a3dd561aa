"""Refusals of the frame.

HanseError
├── NotThere
│   └── NoSuchService      nobody offers it, or not any more
├── Invalid
│   ├── StepRefused        what is wanted cannot be done now; says why
│   │   ├── AnswersRefused answers are missing, wrong, or do not fit together; names each
│   │   ├── NotFree        what is booked is closed, or somebody else has it; says what is free, and which question
│   │   ├── NoResult       a rule of the service has no result for the answers
│   │   ├── NothingDue     there is nothing to pay (any more)
│   │   ├── ProviderDown   the provider of payments does not answer: nothing is lost, it can be tried again
│   │   └── ProviderRefused the provider of payments says no; the log says why
│   ├── WhichOrganisation  she acts for several organisations and has not said for which of them she applies
│   ├── NotEligible        the rules of the service say no; says which
│   ├── SentOtherwise      a submission of this name was sent before, with other answers
│   └── NoticeRefused      a notification that the provider of payments has not signed, or not just now
├── NotAllowed
│   ├── OwnCase            an officer wants to work on what she handed in herself
│   └── AccountNeeded      the service is for who has an account
└── Conflict
    ├── CaseMoved          somebody else moved the case in the meantime
    └── VersionTaken       a version of a service is published already, and says something else
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid, NotAllowed, NotThere


class NoSuchService(NotThere):
    says = _("This service is not offered here.")


class StepRefused(Invalid):
    pass


class AnswersRefused(StepRefused):
    """`errors` are known where the answers came as JSON: all at once, each with its question, its place and words."""

    says = _("The answers cannot be taken as they are. Mend each of them.")

    def __init__(self, message: str = "", *, errors: Sequence[Mapping[str, str]] = ()) -> None:
        super().__init__(message)
        self.errors = errors

    @property
    def facts(self) -> Mapping[str, object]:
        return {"errors": list(self.errors)} if self.errors else {}


class NotFree(StepRefused):
    """`question` is the key of the question whose answer must be another."""

    def __init__(self, message: str = "", *, question: str = "") -> None:
        super().__init__(message)
        self.question = question

    @property
    def facts(self) -> Mapping[str, object]:
        return {"question": self.question}


class NoResult(StepRefused):
    says = _("A rule of this service has no result for these answers. The office has to mend it; nothing is lost.")


class NothingDue(StepRefused):
    says = _("There is nothing to pay.")


class ProviderDown(StepRefused):
    says = _("The payment provider does not answer. Nothing is lost: try again in a few minutes.")


class ProviderRefused(StepRefused):
    says = _("The payment provider has refused this. Nothing was paid; the office will look at it.")


class WhichOrganisation(Invalid):
    says = _("You act for several organisations. Say for which of them you apply.")


class NotEligible(Invalid):
    pass


class NoticeRefused(Invalid):
    says = _("This notification is not signed by the payment provider, or is too old.")


class SentOtherwise(Invalid):
    says = _("Something else was sent under this Idempotency-Key before. Take a new one for another submission.")


class AccountNeeded(NotAllowed):
    says = _("This service is for people who have an account here. Sign in, or send a key.")


class OwnCase(NotAllowed):
    says = _("This is your own case: your colleagues work on it. You follow it as its applicant.")


class CaseMoved(Conflict):
    says = _("Somebody else has moved this case in the meantime. Nothing of yours was done: look at how it stands now.")


class VersionTaken(Conflict):
    pass
