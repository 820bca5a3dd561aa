"""Answers given once are offered again: with their source, and never counted before the city confirms them."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import confirm_earlier, offer_earlier, open_assessment
from hanse.diagnostic.actions.take_over import take_over
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.method import places
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.earlier import earlier_answer
from hanse.diagnostic.queries.earlier import earlier_of
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.kernel import audit
from hanse.members.models import City
from hanse.questions.public import (
    AnswersMoved,
    answers_of,
    apply_intake,
    difference_of,
    mark_unknown,
    reader_in,
    save_answer,
)
from hanse.questions.spec.exchange.difference import Change
from tests.diagnostic.mappings import MAPPING, SECOND
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_round, a_team, submitted_in
from tests.diagnostic.versions import FIRST, published

pytestmark = pytest.mark.django_db
ENGLISH = reader_in("en")
OTHER = SECOND.replace("key: sample", "key: other", 1)
ACROSS = MAPPING.replace("to: sample@2.0", "to: other@2.0").replace("rest: kept", "rest: apart")


@pytest.fixture
def team(tmp_path, monkeypatch):
    """Gumi has submitted under the first version, and begins in a round of the second."""
    monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=SECOND):
        folder = tmp_path / "sample" / "mappings"
        folder.mkdir()
        (folder / "1.0-to-2.0.yaml").write_text(MAPPING)
        for name, text in (("2.0.yaml", OTHER), ("mappings/sample.yaml", ACROSS)):
            path = tmp_path / "other" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        team = a_team("1.0")
        submitted_in(team, team.round, level=4)
        yield team


def begun_in(team, framework: str = "sample", name: str = "Next round") -> Assessment:
    round_ = a_round(name, framework=framework, version="2.0")
    return open_assessment(city=team.city, round_=round_, by=team.coordinator.actor)


@pytest.fixture
def assessment(team):
    return begun_in(team)


def test_what_was_answered_before_is_offered_with_its_source_and_counts_for_nothing(team, assessment):
    told = earlier_answer(assessment, "plan_money", "en")

    assert told.round == "Round of tests"
    assert told.sources == (("Does the city have a plan?", "Adopted and funded"),)
    assert told.here == "Yes"
    assert answers_of(assessment.sheet) == {}


def test_another_framework_takes_what_its_mapping_says_and_no_more(team):
    found = earlier_of(begun_in(team, framework="other"))

    assert set(found.answers) == {"plan_adopted", "plan_money", "plan_holds"}


def test_a_new_question_and_one_that_is_answered_have_nothing_to_offer(team, assessment):
    asked = questionnaire_of("sample", "2.0")
    save_answer(assessment.sheet, asked.questions["plan_money"], 1, expected_version=0, by=SYSTEM)

    assert earlier_answer(assessment, "queue", "en") is None
    assert earlier_answer(assessment, "plan_money", "en") is None


def test_confirmed_it_is_the_citys_answer_by_who_confirmed(team, assessment):
    confirm_earlier(assessment, "plan_money", by=team.contributor.actor, language="en")

    assert {key: (one.value, one.by_id) for key, one in answers_of(assessment.sheet).items()} == {
        "plan_money": (2, team.contributor.id)
    }
    [entry] = audit.entries_on(assessment).filter(verb="diagnostic.confirm_earlier")
    assert (entry.detail["question"], entry.detail["of"]) == ("plan_money", ["plan_status"])


def test_an_answer_given_meanwhile_stands(team, assessment):
    asked = questionnaire_of("sample", "2.0")
    save_answer(assessment.sheet, asked.questions["plan_money"], 1, expected_version=0, by=SYSTEM)

    with pytest.raises(AnswersMoved):
        confirm_earlier(assessment, "plan_money", by=SYSTEM, language="en")

    assert answers_of(assessment.sheet)["plan_money"].value == 1


def test_all_of_them_are_looked_through_and_only_what_is_ticked_is_saved(team, assessment):
    intake = offer_earlier(assessment, by=team.coordinator.actor, reader=ENGLISH)
    asked = questionnaire_of("sample", "2.0")

    assert intake.name == "Your answers of Round of tests"
    assert {line.key: line.change for line in difference_of(intake, asked).lines} == dict.fromkeys(
        ["plan_adopted", "plan_money", "plan_holds", "online_share"], Change.ADDED
    )
    assert answers_of(assessment.sheet) == {}
    then = {"then": lambda one: take_over(one, assessment, by=team.coordinator.actor)}
    apply_intake(intake, asked, {"plan_money": 0}, by=team.coordinator.actor, **then)
    assert set(answers_of(assessment.sheet)) == {"plan_money"}
    assert audit.entries_on(assessment).filter(verb="diagnostic.confirm_earlier").exists()


def test_what_was_not_known_is_not_offered(team):
    quito = City.objects.get(name="Quito")
    before = open_assessment(city=quito, round_=team.round, by=SYSTEM)
    asked = questionnaire_of("sample", "1.0")
    mark_unknown(before.sheet, asked.questions["plan_status"], expected_version=0, by=SYSTEM)
    Assessment.objects.filter(id=before.id).update(state="submitted", submitted_at=before.created_at)
    later = open_assessment(city=quito, round_=begun_in(team).round, by=SYSTEM)

    assert earlier_of(later) is None
    with pytest.raises(NothingToTakeOver):
        offer_earlier(later, by=SYSTEM, reader=ENGLISH)
    with pytest.raises(NothingToTakeOver):
        confirm_earlier(later, "plan_money", by=SYSTEM, language="en")


def test_answers_that_are_handed_in_take_nothing_more(team, assessment):
    Assessment.objects.filter(id=assessment.id).update(state="review")
    assessment.refresh_from_db()

    with pytest.raises(WrongState):
        offer_earlier(assessment, by=SYSTEM, reader=ENGLISH)
    with pytest.raises(WrongState):
        confirm_earlier(assessment, "plan_money", by=SYSTEM, language="en")


def test_the_page_of_a_question_shows_it_and_takes_it(client, team, assessment):
    client.force_login(team.contributor, backend=BACKEND)
    page = reverse("diagnostic:answers:question", kwargs={"assessment_id": assessment.id, "key": "plan_money"})
    take = reverse("diagnostic:take_earlier", args=[assessment.id, "plan_money"])

    shown = client.get(page).content.decode()
    assert "From your answers of Round of tests" in shown
    assert "Adopted and funded" in shown
    assert f'action="{take}"' in shown

    after = client.post(take, follow=True).content.decode()
    assert "Saved as your answer." in after
    assert f'action="{take}"' not in after
    client.force_login(team.stranger, backend=BACKEND)
    assert client.post(take).status_code == 403


def test_the_way_to_all_of_them_ends_where_one_chooses(client, team, assessment):
    client.force_login(team.coordinator, backend=BACKEND)

    shown = client.post(reverse("diagnostic:offer_earlier", args=[assessment.id]), follow=True).content.decode()

    assert "Your answers of Round of tests" in shown
    assert answers_of(assessment.sheet) == {}
