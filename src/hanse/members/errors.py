"""Refusals of membership.

HanseError
├── Invalid
│   ├── CandidacyExists     somebody of this member stands for this post already
│   ├── CityExists          a city of this name in this country is registered already
│   ├── DelegateThere       the member has as many delegates as it may have in that time
│   ├── LastCoordinator     a member would be left without a coordinator who can act
│   ├── MemberAlready       it is a member of this kind already
│   ├── NotEligible         something stands against somebody who was chosen for a post
│   ├── OrganisationExists  an organisation of this name in this country is registered already
│   ├── OwnApproval         somebody would make herself approver
│   ├── OwnRole             somebody would give herself a role at a member that is not hers
│   ├── PostFull            as many hold a post as may
│   └── UnknownKind         the network has no such kind of member
└── Conflict
    ├── DuesChanged         what was looked at before is not what would be done now
    ├── EndsAlready         others have decided how and when a membership ends
    ├── NoDues              the network asks for no dues
    ├── HandedOverAlready   the coordinator's role is not hers any more, or on its way to another already
    ├── NoMember            it is no member, or not suspended, any more or yet
    ├── ProfileChanged      a colleague has saved the profile since it was opened
    ├── RollChanged         what a file was compared with is not what stands here any more
    ├── SentAlready         a circular was sent, and is changed and sent no more
    └── SuspendedAlready    its membership is suspended already
"""

from hanse.kernel.errors import Conflict, Invalid


class CandidacyExists(Invalid):
    pass


class CityExists(Invalid):
    pass


class DuesChanged(Conflict):
    pass


class DelegateThere(Invalid):
    pass


class EndsAlready(Conflict):
    pass


class HandedOverAlready(Conflict):
    pass


class LastCoordinator(Invalid):
    pass


class MemberAlready(Invalid):
    pass


class NoDues(Conflict):
    pass


class NoMember(Conflict):
    pass


class NotEligible(Invalid):
    pass


class OrganisationExists(Invalid):
    pass


class OwnApproval(Invalid):
    pass


class OwnRole(Invalid):
    pass


class PostFull(Invalid):
    pass


class ProfileChanged(Conflict):
    pass


class RollChanged(Conflict):
    pass


class SentAlready(Conflict):
    pass


class SuspendedAlready(Conflict):
    pass


class UnknownKind(Invalid):
    pass
