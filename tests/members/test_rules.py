"""Rules that need no row: who sees what a member has opened, and whose members somebody of an office sees."""

from types import SimpleNamespace
from uuid import UUID

import pytest

from hanse.identity.public import Viewer
from hanse.members import rules
from hanse.members.charter.current import charter
from hanse.members.enums import Openness, StaffRole


@pytest.mark.parametrize(
    ("level", "members", "everyone"),
    [(Openness.PRIVATE, False, False), (Openness.MEMBERS, True, False), (Openness.PUBLIC, True, True)],
)
def test_what_is_open_to_members_is_open_to_nobody_else(level: Openness, members: bool, everyone: bool) -> None:
    assert rules.opens_to(level, inside=True) is members
    assert rules.opens_to(level, inside=False) is everyone


def test_somebody_of_an_office_sees_the_members_of_its_countries_alone() -> None:
    office = charter().offices["abuja"]
    hers = Viewer(UUID(int=1), "en", {office.party_id: frozenset({StaffRole.REGIONAL})})

    assert rules.may_see_members.test(hers, None)
    assert rules.may_see_member.test(hers, SimpleNamespace(country="KE"))
    assert not rules.may_see_member.test(hers, SimpleNamespace(country="KR"))
    assert not rules.is_secretariat.test(hers, None)
