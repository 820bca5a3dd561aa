from datetime import timedelta

import pytest

from hanse.identity.actions import end_mandate, grant_mandate
from hanse.identity.errors import MandateExists
from hanse.identity.queries import NOBODY, has_mandate, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
DAY = timedelta(days=1)


def grant(user, party, **dates):
    return grant_mandate(user=user, party_id=party.id, role="coordinator", by=SYSTEM, **dates)


def test_a_mandate_gives_a_role_and_is_on_record():
    user, party = UserFactory(), OrganisationFactory()

    grant(user, party)

    assert has_mandate(user, party.id, ["coordinator"])
    assert viewer_of(user).has_role(party.id, "coordinator")
    assert AuditEntry.objects.get().verb == "identity.grant_mandate"


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [(0, None, True), (0, 0, True), (-2, -1, False), (1, None, False), (-1, 1, True)],
)
def test_a_mandate_holds_between_its_days(starts, ends, in_force):
    user, party = UserFactory(), OrganisationFactory()

    grant(user, party, starts_on=today() + starts * DAY, ends_on=None if ends is None else today() + ends * DAY)

    assert has_mandate(user, party.id, ["coordinator"]) is in_force
    assert viewer_of(user).has_role(party.id, "coordinator") is in_force


def test_an_ended_mandate_ends_at_once_and_once():
    user, party = UserFactory(), OrganisationFactory()
    mandate = grant(user, party)

    end_mandate(mandate, by=SYSTEM)
    end_mandate(mandate, by=SYSTEM)

    assert not has_mandate(user, party.id, ["coordinator"])
    assert AuditEntry.objects.filter(verb="identity.end_mandate").count() == 1


def test_the_same_role_twice_is_refused_and_after_its_end_granted_again():
    user, party = UserFactory(), OrganisationFactory()
    mandate = grant(user, party)

    with pytest.raises(MandateExists):
        grant(user, party)

    end_mandate(mandate, by=SYSTEM)
    grant(user, party)
    assert has_mandate(user, party.id, ["coordinator"])


def test_a_mandate_cannot_end_before_it_begins():
    with pytest.raises(Invalid, match="last day"):
        grant(UserFactory(), OrganisationFactory(), starts_on=today(), ends_on=today() - DAY)


def test_an_inactive_person_may_do_nothing():
    user, party = UserFactory(), OrganisationFactory()
    grant(user, party)
    user.is_active = False

    assert not has_mandate(user, party.id, ["coordinator"])
    assert viewer_of(user) is NOBODY


def test_a_viewer_is_read_once(django_assert_num_queries):
    user, party = UserFactory(), OrganisationFactory()
    grant(user, party)

    with django_assert_num_queries(1):
        viewer_of(user)
        viewer_of(user)
