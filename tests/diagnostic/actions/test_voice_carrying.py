"""Several voices on one question go over to a new version of the questionnaire, as answers do."""

import pytest

from hanse.diagnostic.actions import ask_several, move_round, propose_consensus, say, settle_consensus, take_stance
from hanse.diagnostic.method import places
from hanse.diagnostic.models import Assessment, Assignment, Consensus, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import Several, several
from hanse.questions.public import answers_of
from hanse.questions.spec.checking import answer_from_json
from tests.diagnostic.mappings import MAPPING, SECOND
from tests.diagnostic.rounds import SYSTEM, a_team, begun
from tests.diagnostic.versions import FIRST, published

pytestmark = pytest.mark.django_db
NARROW = SECOND.replace("maximum: 100", "maximum: 20")
"""A share of 30 has become an impossible answer."""


@pytest.fixture
def team(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=NARROW):
        folder = tmp_path / "sample" / "mappings"
        folder.mkdir()
        (folder / "1.0-to-2.0.yaml").write_text(MAPPING)
        yield a_team("1.0")


def voiced(team, section: str, key: str) -> Assessment:
    """The contributor and the coordinator are asked to one question."""
    assessment = begun(team)
    people = {team.contributor: "IT", team.coordinator: "Finance"}
    ask_several(assessment, people=people, section=section, question=key, by=team.coordinator)
    return assessment


def said(assessment: Assessment, key: str, value: object, user, reason: str = "") -> Voice:
    question = questionnaire_of(*assessment.method).question(key)
    return say(assessment, key, answer_from_json(question, "answered", value), by=user, reason=reason)


def moved(team, assessment: Assessment) -> dict[str, Several]:
    move_round(team.round, "2.0", by=SYSTEM)
    now = Assessment.objects.select_related("sheet", "round").get(id=assessment.id)
    return several(now, questionnaire_of(*now.method))


def values(one: Several) -> dict[str, object]:
    return {voice.speaks_for: voice.value for voice in one.voices}


def test_each_voice_is_read_as_the_questions_that_its_own_became(team):
    assessment = voiced(team, "plan", "plan_status")
    first = said(assessment, "plan_status", 4, team.contributor, reason="The council has voted.")
    said(assessment, "plan_status", 2, team.coordinator)

    found = moved(team, assessment)

    assert list(found) == ["plan_adopted", "plan_money"]
    assert values(found["plan_adopted"]) == {"IT": 2, "Finance": 1}
    assert values(found["plan_money"]) == {"IT": 2, "Finance": 1}
    carried = found["plan_adopted"].voices[0]
    assert (carried.reason, carried.created_at) == ("The council has voted.", first.created_at)
    assert Voice.objects.filter(question="plan_status").count() == 2
    assert not Assignment.objects.filter(question="plan_status").exists()


def test_what_says_nothing_under_the_new_version_counts_no_more(team):
    assessment = voiced(team, "reach", "online_share")
    for user in (team.contributor, team.coordinator):
        chosen = said(assessment, "online_share", 30, user)
    propose_consensus(assessment, "online_share", voice_id=chosen.id, by=team.coordinator)
    assert answers_of(assessment.sheet)["online_share"].value == 30

    one = moved(team, assessment)["online_share"]

    assert not one.voices
    assert one.consensus is None
    assert len(one.silent) == 2
    assert Consensus.objects.filter(question="online_share").exclude(settled_at=None).count() == 1


def test_what_is_said_the_same_stays_as_it_stands(team):
    assessment = voiced(team, "reach", "online_share")
    voice = said(assessment, "online_share", 10, team.contributor)

    assert [each.id for each in moved(team, assessment)["online_share"].voices] == [voice.id]


def test_a_consensus_goes_over_with_who_agreed_and_who_did_not(team):
    assessment = voiced(team, "plan", "plan_status")
    said(assessment, "plan_status", 2, team.coordinator)
    chosen = said(assessment, "plan_status", 4, team.contributor)
    propose_consensus(assessment, "plan_status", voice_id=chosen.id, reason="Voted.", by=team.coordinator)
    take_stance(assessment, "plan_status", agrees=False, reason="Not funded.", by=team.coordinator)

    one = moved(team, assessment)["plan_money"]

    assert one.is_settled
    assert one.consensus
    assert (one.consensus.value, one.consensus.reason) == (2, "Voted.")
    assert {stance.user: stance.agrees for stance in one.stances.values()} == {
        team.contributor: True,
        team.coordinator: False,
    }


def test_what_is_proposed_can_be_settled_after_the_move(team):
    assessment = voiced(team, "plan", "plan_status")
    said(assessment, "plan_status", 2, team.coordinator)
    chosen = said(assessment, "plan_status", 4, team.contributor)
    propose_consensus(assessment, "plan_status", voice_id=chosen.id, reason="Voted.", by=team.coordinator)

    one = moved(team, assessment)["plan_adopted"]
    assert not one.is_settled
    assert one.undecided == (team.coordinator.id,)
    now = Assessment.objects.select_related("sheet").get(id=assessment.id)
    settle_consensus(now, "plan_adopted", by=team.coordinator)

    assert answers_of(now.sheet)["plan_adopted"].value == 2


def test_what_was_said_to_a_question_that_returns_is_not_said_to_it_again(team):
    assessment = voiced(team, "plan", "plan_status")
    said(assessment, "plan_status", 4, team.contributor)
    chosen = said(assessment, "plan_status", 4, team.coordinator)
    propose_consensus(assessment, "plan_status", voice_id=chosen.id, by=team.coordinator)
    assert moved(team, assessment)["plan_adopted"].is_settled

    move_round(team.round, "1.0", by=SYSTEM)  # which does not ask it
    one = moved(team, assessment)["plan_adopted"]

    now = Assessment.objects.select_related("sheet").get(id=assessment.id)
    assert answers_of(now.sheet) == {}
    assert (one.voices, one.consensus) == ((), None)
