"""The secretariat asks reviewers, sees how far they are, reminds and ends."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import ask_reviewer, dispute, end_verification, request_change, verify_answer
from hanse.diagnostic.enums import Capacity
from hanse.diagnostic.models import Verification
from hanse.kernel.clock import today
from hanse.kernel.models import Notice
from hanse.members.models import City
from tests.diagnostic.rounds import SYSTEM, submitted_in
from tests.diagnostic.verifying import PLAN, SHARE, another_city
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def day(ahead: int) -> dict[str, str]:
    on = today() + timedelta(days=ahead)
    return {"ends_on-day": str(on.day), "ends_on-month": str(on.month), "ends_on-year": str(on.year)}


def test_the_secretariat_asks_a_reviewer_and_is_told_why_one_is_refused(examined, sign_in):
    end_verification(examined.verification, words="Once more.", by=SYSTEM)
    path, expert = reverse("diagnostic:reviewer", args=[examined.assessment.id]), UserFactory()
    client = sign_in(examined.team.secretariat)

    refused = text(client.post(path, {"capacity": "peer", "reviewer": examined.team.approver.email, **day(20)}))
    assert "works, or has worked, for this city" in refused
    unknown = text(client.post(path, {"capacity": "expert", "reviewer": "nobody@city.example", **day(20)}))
    assert "has an account here" in unknown
    client.post(path, {"capacity": "expert", "reviewer": expert.email, **day(20)})

    assert Verification.objects.get(reviewer=expert).ends_on == today() + timedelta(days=20)
    assert sign_in(examined.team.coordinator).get(path).status_code == 403


def test_the_rounds_page_shows_each_city_and_reminds(examined, sign_in):
    one, client = examined.verification, sign_in(examined.team.secretariat)
    verify_answer(one, PLAN, by=examined.team.stranger)
    request_change(one, SHARE, words="Where?", by=examined.team.stranger)
    path = reverse("diagnostic:round_verification", args=[examined.team.round.id])

    shown = text(client.get(path))
    assert "Waiting for the city: 1." in shown
    assert "Remind the city and the reviewer" in shown
    client.post(reverse("diagnostic:remind_verification", args=[one.id]))

    assert Notice.objects.filter(template="diagnostic/verification_reminder").count() == 2
    assert sign_in(examined.team.coordinator).get(path).status_code == 403


def test_it_is_prolonged_and_ended_on_one_page(examined, sign_in):
    one, client = examined.verification, sign_in(examined.team.secretariat)
    path = reverse("diagnostic:verification_change", args=[one.id])

    client.post(path, {"do": "day", **day(40)})
    assert Verification.objects.get().ends_on == today() + timedelta(days=40)
    client.post(path, {"do": "end", "words": "She is ill."})

    assert Verification.objects.get().state == "ended"
    assert "She is ill." in Notice.objects.filter(address=examined.team.stranger.email).latest("created_at").body


def test_what_waits_for_the_secretariat_stands_on_its_start_page_and_is_listed_alone(examined, sign_in):
    client = sign_in(examined.team.secretariat)
    path = reverse("diagnostic:round_verification", args=[examined.team.round.id])
    assert path not in text(client.get(reverse("members:desk")))

    request_change(examined.verification, SHARE, words="Where?", by=examined.team.stranger)
    dispute(examined.verification, SHARE, words="It stands there.", by=examined.team.coordinator)

    assert f"{path}?waits=secretariat" in text(client.get(reverse("members:desk")))
    row = reverse("diagnostic:verification", args=[examined.verification.id])
    assert row in text(client.get(path, {"waits": "secretariat"}))
    assert row not in text(client.get(path, {"waits": "city"}))


def test_after_the_last_day_another_is_offered_instead_of_a_reminder(examined, sign_in):
    path = reverse("diagnostic:round_verification", args=[examined.team.round.id])
    Verification.objects.update(ends_on=today() - timedelta(days=1))

    shown = text(sign_in(examined.team.secretariat).get(path, {"waits": "secretariat"}))

    assert reverse("diagnostic:verification_change", args=[examined.verification.id]) in shown
    assert "Remind" not in shown


def test_cities_with_a_reviewer_come_first_in_the_round(examined, sign_in):
    other = another_city(examined.team)
    City.objects.filter(party_id=other.city.party_id).update(name="Aachen")
    submitted_in(other, examined.team.round)

    shown = text(
        sign_in(examined.team.secretariat).get(reverse("diagnostic:round_verification", args=[examined.team.round.id]))
    )

    assert shown.index(examined.assessment.city.name) < shown.index("Aachen")


@pytest.mark.parametrize("cities", [1, 3])
def test_the_list_asks_as_often_for_three_cities_as_for_one(examined, sign_in, cities, django_assert_num_queries):
    verify_answer(examined.verification, PLAN, by=examined.team.stranger)
    for _number in range(cities - 1):
        submitted_in(another_city(examined.team), examined.team.round)
    client = sign_in(examined.team.secretariat)

    # session, person, round; assessments, verifications, how each answer stands, what there is to look at
    with django_assert_num_queries(7):
        client.get(reverse("diagnostic:round_verification", args=[examined.team.round.id]))


def test_the_reviewers_work_list(examined, sign_in):
    end_verification(examined.verification, words="Once more.", by=SYSTEM)
    expert = UserFactory()
    day_ahead = today() + timedelta(days=20)
    one = ask_reviewer(examined.assessment, reviewer=expert, capacity=Capacity.EXPERT, ends_on=day_ahead, by=SYSTEM)
    client = sign_in(expert)

    assert reverse("diagnostic:verifications") in text(client.get(reverse("diagnostic:work")))
    shown = text(client.get(reverse("diagnostic:verifications")))
    assert reverse("diagnostic:verification", args=[one.id]) in shown
    assert "You examine no answers now" in text(
        sign_in(examined.team.coordinator).get(reverse("diagnostic:verifications"))
    )
