"""Refusals of the toolbox.

HanseError
├── Invalid
│   └── ToolExists          a tool of this key is in the catalogue already
└── Conflict
    ├── RequestClosed       the request was closed meanwhile
    └── TooManyRequests     a member has asked as often as it may in a day
"""

from hanse.kernel.errors import Conflict, Invalid


class ToolExists(Invalid):
    pass


class RequestClosed(Conflict):
    pass


class TooManyRequests(Conflict):
    pass
