"""Beginning, changing, suspending and ending a membership; what is refused leaves nothing."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry
from hanse.members.actions import Decision, begin_membership, end_membership, resume_member, suspend_member
from hanse.members.enums import EndReason, Right
from hanse.members.errors import MemberAlready, NoMember, SuspendedAlready, UnknownKind
from hanse.members.models import Membership
from hanse.members.queries.standing import standing_of
from tests.factories.identity import OrganisationFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


@pytest.fixture
def party():
    return OrganisationFactory.create()


def test_an_associate_becomes_a_full_member_and_its_history_stays(party) -> None:
    begin_membership(party, "associate", by=BY, starts_on=today() - timedelta(days=40))
    begin_membership(party, "full", by=BY, decision=Decision("executive_committee", today(), 11, 1))

    assert standing_of(party.id).kind == "full"
    assert Right.VOTE in standing_of(party.id).rights
    assert Right.VOTE not in standing_of(party.id, today() - timedelta(days=1)).rights
    assert list(Membership.objects.values_list("kind", "end_reason", "decided_by", "votes_for")) == [
        ("associate", EndReason.CHANGED, "", None),
        ("full", "", "executive_committee", 11),
    ]
    assert AuditEntry.objects.filter(verb="members.begin_membership").count() == 2


def test_a_kind_that_holds_already_or_is_unknown_is_refused(party) -> None:
    begin_membership(party, "full", by=BY)

    with pytest.raises(MemberAlready):
        begin_membership(party, "full", by=BY)
    with pytest.raises(UnknownKind):
        begin_membership(party, "gold", by=BY)
    with pytest.raises(Invalid) as refused:
        begin_membership(party, "associate", by=BY, starts_on=today() - timedelta(days=1))
    assert refused.value.field == "day"
    assert Membership.objects.get().kind == "full"


def test_who_withdraws_has_no_right_from_that_day_on_and_can_come_back(party) -> None:
    begin_membership(party, "full", by=BY, starts_on=date(2020, 1, 1))
    end_membership(party, reason=EndReason.WITHDREW, because="The council decided so.", by=BY)

    assert standing_of(party.id).kind == ""
    assert standing_of(party.id, today() - timedelta(days=1)).kind == "full"
    with pytest.raises(NoMember):
        end_membership(party, reason=EndReason.WITHDREW, because="Again.", by=BY)
    begin_membership(party, "associate", by=BY)
    assert standing_of(party.id).kind == "associate"


def test_an_end_says_why(party) -> None:
    begin_membership(party, "full", by=BY)

    with pytest.raises(Invalid) as refused:
        end_membership(party, reason=EndReason.EXCLUDED, because="  ", by=BY)
    assert refused.value.field == "because"
    assert standing_of(party.id).kind == "full"


def test_a_merged_member_names_another_member(party) -> None:
    other, stranger = OrganisationFactory.create(), OrganisationFactory.create()
    begin_membership(party, "full", by=BY)
    begin_membership(other, "full", by=BY)

    for into in (None, party, stranger):
        with pytest.raises(Invalid):
            end_membership(party, reason=EndReason.MERGED, because="One city since May.", by=BY, into=into)
    end_membership(party, reason=EndReason.MERGED, because="One city since May.", by=BY, into=other)
    assert Membership.objects.get(party=party).into == other


def test_a_suspended_member_has_no_right_until_it_is_resumed(party) -> None:
    begin_membership(party, "full", by=BY)
    suspend_member(party, because="By the Assembly's decision.", by=BY)

    assert (standing_of(party.id).kind, standing_of(party.id).rights) == ("full", frozenset())
    assert standing_of(party.id).suspended == "By the Assembly's decision."
    with pytest.raises(SuspendedAlready):
        suspend_member(party, because="Again.", by=BY)
    resume_member(party, because="It was lifted.", by=BY)
    assert Right.VOTE in standing_of(party.id).rights
    with pytest.raises(NoMember):
        resume_member(party, because="Again.", by=BY)


def test_only_a_member_is_suspended(party) -> None:
    with pytest.raises(NoMember):
        suspend_member(party, because="It never was one.", by=BY)


def test_a_party_is_one_kind_of_member_on_each_day_of_its_history(party) -> None:
    begin_membership(party, "associate", by=BY, starts_on=today() - timedelta(days=90))
    end_membership(party, reason=EndReason.WITHDREW, because="It left.", by=BY, ends_on=today() - timedelta(days=30))

    with pytest.raises(Invalid, match="its last membership ended"):
        begin_membership(party, "full", by=BY, starts_on=today() - timedelta(days=60))
    with pytest.raises(IntegrityError, match="membership_one_on_a_day"), transaction.atomic():
        Membership.objects.create(party=party, kind="full", starts_on=today() - timedelta(days=60))
    assert begin_membership(party, "full", by=BY, starts_on=today() - timedelta(days=30)).kind == "full"
