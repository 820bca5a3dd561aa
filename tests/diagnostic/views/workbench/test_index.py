"""The workbench of a round: what can be looked at, and the runs over it."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.enums import StudyKind
from hanse.diagnostic.models import Run
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.views.workbench.forms import FORMS
from hanse.kernel.clock import today
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.rounds import SYSTEM
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db
KINDS = ["official", "relations", "what_if", "uncertainty", "sensitivity"]


@pytest.fixture
def round_():
    return finished_round(
        "Full", [CityFactory(income_group="high") for _ in range(3)], ended=today(), years=0, by=SYSTEM
    )


@pytest.fixture
def client(sign_in, team):
    return sign_in(team.secretariat)


def filled(kind):
    """A form as it stands when it is opened."""
    form = FORMS[StudyKind(kind)](scheme=CEDS, speak=Speaker(CEDS, "en"))
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def test_a_round_without_answers_says_what_it_lacks(client, team):
    page = client.get(reverse("diagnostic:workbench", args=[team.round.id])).content.decode()

    assert "there is nothing to compare" in page
    assert "workbench/what_if/" not in page
    path = reverse("diagnostic:begin_run", args=[team.round.id, "what_if"])
    assert "there is nothing to compare" in client.post(path, filled("what_if")).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_study_is_begun_as_its_form_stands(client, round_, kind):
    path = reverse("diagnostic:begin_run", args=[round_.id, kind])

    answer = client.post(path, filled(kind))

    run = Run.objects.get(kind=kind)
    assert answer.url == reverse("diagnostic:run", args=[run.id])
    assert len(run.assessments) == 3


def test_only_what_was_changed_is_other(client, round_):
    path = reverse("diagnostic:begin_run", args=[round_.id, "what_if"])
    changed = {"weight_systems": "2.5", "mean_force": "power", "mean_index": "best"}

    client.post(path, filled("what_if") | changed)

    assert Run.objects.get().settings == {
        "weights": {"systems": 2.5},
        "means": {
            "force": {"mean": "power", "power": 0.5, "best": 1},
            "index": {"mean": "best", "power": 1.0, "best": 3},
        },
    }


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("what_if", {"weight_systems": "-1"}),
        ("uncertainty", {"replications": "20000"}),
        ("uncertainty", {"seed_": "one"}),
        ("sensitivity", {"noise": "101"}),
        ("relations", {"tier": "street"}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, round_, kind, wrong):
    path = reverse("diagnostic:begin_run", args=[round_.id, kind])

    page = client.post(path, filled(kind) | wrong).content.decode()

    assert re.findall(r'<a href="#id_(\w+?)">', page) == list(wrong)
    assert not Run.objects.exists()


def test_there_is_no_study_of_another_name(client, round_):
    assert client.get(reverse("diagnostic:begin_run", args=[round_.id, "guess"])).status_code == 404


def test_the_list_takes_as_many_queries_for_three_runs_as_for_one(client, round_, django_assert_num_queries):
    path, begin = (
        reverse(f"diagnostic:{name}", args=[round_.id, *more])
        for name, more in (("workbench", []), ("begin_run", ["sensitivity"]))
    )
    given = filled("sensitivity")
    for _ in range(2):
        client.post(begin, given)
        with django_assert_num_queries(6):
            page = client.get(path).content.decode()
        client.post(begin, given)

    assert page.count("What moves the ranks") == 1 + 3
