"""Refusals of membership.

HanseError
└── Invalid
    ├── CityExists          a city of this name in this country is registered already
    ├── LastCoordinator     a city would be left without a coordinator
    └── OwnApproval         somebody would make herself approver
"""

from hanse.kernel.errors import Invalid


class CityExists(Invalid):
    pass


class LastCoordinator(Invalid):
    pass


class OwnApproval(Invalid):
    pass
