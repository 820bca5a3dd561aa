"""Refusals of identity.

HanseError
├── Invalid
│   ├── MandateExists     the person already has this mandate
│   ├── LinkExpired       an invitation's link is used, too old or not ours
│   ├── TooManyKeys       the person has as many keys as one may have
│   ├── TooManyLetters    an address or a number was written to as often as it may be
│   └── WrongCode         not the code that proves a number, or no longer
├── Conflict
│   └── MandateEnded      the mandate was ended in the meantime
└── NotAllowed
    ├── ReadOnly          the key may read and not write
    └── OtherScope        the key is limited to something else
"""

from hanse.kernel.errors import Conflict, Invalid, NotAllowed


class MandateExists(Invalid):
    pass


class MandateEnded(Conflict):
    pass


class LinkExpired(Invalid):
    pass


class TooManyKeys(Invalid):
    pass


class TooManyLetters(Invalid):
    pass


class WrongCode(Invalid):
    pass


class ReadOnly(NotAllowed):
    pass


class OtherScope(NotAllowed):
    pass
