"""What is near a place, and may be told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.actions import begin_application, keep_answer
from hanse.frame.models import Application, Case
from hanse.frame.queries.nearby import Spot, cases_nearby
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from tests.frame.views.test_georeport import CODE, key, reported, street  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
HERE = {"latitude": 48.85, "longitude": 2.35}


def test_distances_are_those_of_the_globe() -> None:
    paris, london = Spot(48.8566, 2.3522), Spot(51.5074, -0.1278)

    assert paris.metres_to(london) == pytest.approx(343_556, rel=0.005)
    assert paris.metres_to(paris) == 0
    assert Spot(0, 179.9999).metres_to(Spot(0, -179.9999)) == pytest.approx(22.24, abs=0.1)


def near(procedure: Procedure, **spot: object) -> list[tuple[str, int]]:
    answers = read_answers(procedure, {"spot": {**HERE, **spot}})
    return [(one.case.number, round(one.metres)) for one in cases_nearby(procedure, answers)]


def test_open_public_cases_within_the_metres_are_found_the_nearest_first(street: Procedure, key: str) -> None:  # noqa: F811
    far = reported(key, lat="48.8504")
    close = reported(key, lat="48.8501")
    reported(key, lat="48.8600")
    reported(key, lat=None, long=None)

    assert near(street) == [(close.number, 11), (far.number, 44)]
    assert near(street, latitude=48.84) == []
    assert cases_nearby(street, read_answers(street, {"spot": {"words": "Mill Lane"}})) == []


@pytest.mark.parametrize(
    "change",
    [{"ended_at": now()}, {"state": "received"}, {"erased_at": now()}, {"submitted_at": now() - timedelta(days=31)}],
)
def test_what_is_over_old_or_not_public_is_not_shown(street: Procedure, key: str, change: dict) -> None:  # noqa: F811
    Case.objects.filter(id=reported(key).id).update(**change)

    assert near(street) == []


def test_who_reports_the_same_is_shown_it_and_can_follow_it_instead(street: Procedure, key: str) -> None:  # noqa: F811
    case = reported(key, description="Ada's own words", lat="48.85005")
    client = Client()
    begun = client.post("/en/services/report_street_problem/begin/")
    application = Application.objects.get()
    answers = {"spot": HERE, "category": "road", "description": "A hole", "danger": "no", "wants_answer": "no"}
    for name, answer in read_answers(street, answers).items():
        keep_answer(application, name, answer)
    there = f"/en/services/report_street_problem/applications/{application.id}/"

    page = client.get(f"{there}hand-in/").content.decode()

    assert begun.status_code == 302
    for words in ("Is it one of these?", "Road, pavement or cycle path", "With the roads office", "about 5 m away"):
        assert words in page
    for private in ("Ada", "ada@example.org", str(case.id)):
        assert private not in page
    followed = client.post(f"{there}known/{case.number}/", follow=True)
    assert followed.redirect_chain[0][0] == f"/en/services/report_street_problem/published/{case.number}/follow/"
    assert "known already" in followed.content.decode()
    assert (Application.objects.count(), Case.objects.count()) == (0, 1)


def test_a_number_that_is_not_public_is_not_followed(street: Procedure, key: str) -> None:  # noqa: F811
    case = reported(key)
    Case.objects.filter(id=case.id).update(state="received")
    client = Client()
    client.post("/en/services/report_street_problem/begin/")
    there = f"/en/services/report_street_problem/applications/{Application.objects.get().id}/"

    assert client.post(f"{there}known/{case.number}/").status_code == 404
    assert client.get(f"{there}known/{case.number}/").status_code == 405
    assert Application.objects.count() == 1


def test_a_service_that_declares_nothing_shows_nothing(service: Procedure) -> None:
    application = begin_application(service.key, language="en")

    assert cases_nearby(service, read_answers(service, {"area": 10})) == []
    assert application.service == "permit"


def test_where_a_case_is_whose_version_kept_that_to_itself_nobody_finds_out_by_trying(
    street: Procedure,  # noqa: F811
    key: str,  # noqa: F811
) -> None:
    reported(key, lat="48.8501")
    assert street.public
    assert street.nearby
    catalogue.withdraw(street.key)
    silent = replace(street, nearby=None, public=replace(street.public, answers=("danger",)))
    later = replace(street, version="99.0.0")
    for one in (silent, later):
        catalogue.declare(one)

    assert near(later) == []
    listed = Client().get("/open311/v2/requests.json", {"service_code": CODE})
    assert listed.json() == []
    assert len(Client().get("/open311/v2/requests.json").json()) == 1
