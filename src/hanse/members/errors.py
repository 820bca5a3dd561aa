"""Refusals of membership.

HanseError
├── Invalid
│   ├── CityExists          a city of this name in this country is registered already
│   ├── LastCoordinator     a city would be left without a coordinator
│   ├── MemberAlready       it is a member of this kind already
│   ├── OrganisationExists  an organisation of this name in this country is registered already
│   ├── OwnApproval         somebody would make herself approver
│   └── UnknownKind         the network has no such kind of member
└── Conflict
    ├── NoMember            it is no member, or not suspended, any more or yet
    └── SuspendedAlready    its membership is suspended already
"""

from hanse.kernel.errors import Conflict, Invalid


class CityExists(Invalid):
    pass


class LastCoordinator(Invalid):
    pass


class MemberAlready(Invalid):
    pass


class NoMember(Conflict):
    pass


class OrganisationExists(Invalid):
    pass


class OwnApproval(Invalid):
    pass


class SuspendedAlready(Conflict):
    pass


class UnknownKind(Invalid):
    pass
