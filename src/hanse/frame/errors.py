"""Refusals of the frame.

HanseError
├── NotThere
│   └── NoSuchService      nobody offers it, or not any more
├── Invalid
│   ├── StepRefused        what is wanted cannot be done now; says why
│   │   └── NoResult       a rule of the service has no result for the answers
│   └── NotEligible        the rules of the service say no; says which
├── NotAllowed
│   └── OwnCase            an officer wants to work on what she handed in herself
└── Conflict
    └── CaseMoved          somebody else moved the case in the meantime
"""

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid, NotAllowed, NotThere


class NoSuchService(NotThere):
    says = _("This service is not offered here.")


class StepRefused(Invalid):
    pass


class NoResult(StepRefused):
    says = _("A rule of this service has no result for these answers. The office has to mend it; nothing is lost.")


class NotEligible(Invalid):
    pass


class OwnCase(NotAllowed):
    says = _("This is your own case: your colleagues work on it. You follow it as its applicant.")


class CaseMoved(Conflict):
    says = _("Somebody else has moved this case in the meantime. Nothing of yours was done: look at how it stands now.")
