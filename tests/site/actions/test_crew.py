import pytest

from hanse.identity.public import end_mandate, mandates_of
from hanse.members.public import StaffRole
from hanse.site.actions.crew import settle_crew
from hanse.site.actions.ground import lay_ground
from hanse.site.enums import Crew, SiteRole
from tests.site.pages import BY, a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("roles", "crew"),
    [
        ((), set()),
        ((SiteRole.EDITOR,), {Crew.EDITORS}),
        ((StaffRole.REGIONAL,), set()),
        ((StaffRole.SECRETARIAT,), {Crew.PUBLISHERS}),
        ((SiteRole.EDITOR, StaffRole.SECRETARIAT), {Crew.PUBLISHERS}),
    ],
)
def test_who_works_on_the_site_follows_from_mandates(roles, crew):
    lay_ground()
    user = a_person(*roles)

    assert settle_crew(user) == crew
    assert set(user.groups.values_list("name", flat=True)) == crew


def test_leaving_ends_it():
    lay_ground()
    user = a_person(SiteRole.EDITOR)
    settle_crew(user)
    end_mandate(mandates_of(user).get(), by=BY)

    assert settle_crew(type(user).objects.get(id=user.id)) == set()
    assert not user.groups.exists()
