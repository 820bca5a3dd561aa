"""Refusals of identity.

HanseError
└── Invalid
    ├── MandateExists     the person already has this mandate
    └── LinkExpired       an invitation's link is used, too old or not ours
"""

from hanse.kernel.errors import Invalid


class MandateExists(Invalid):
    pass


class LinkExpired(Invalid):
    pass
