"""Refusals of the frame.

HanseError
├── NotThere
│   └── NoSuchService      nobody offers it, or not any more
├── Invalid
│   ├── StepRefused        what is wanted cannot be done now; says why
│   └── NotEligible        the rules of the service say no; says which
└── Conflict
    └── CaseMoved          somebody else moved the case in the meantime
"""

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid, NotThere


class NoSuchService(NotThere):
    says = _("This service is not offered here.")


class StepRefused(Invalid):
    pass


class NotEligible(Invalid):
    pass


class CaseMoved(Conflict):
    says = _("Somebody else has moved this case in the meantime. Nothing of yours was done: look at how it stands now.")
