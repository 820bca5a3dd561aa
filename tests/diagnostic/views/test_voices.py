"""Several voices on one question, as each person meets the pages."""

import pytest
from django.urls import reverse
from markupsafe import escape

from hanse.diagnostic.actions import ask_several, propose_consensus, say
from hanse.diagnostic.models import Assignment, Stance, Voice
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.members.actions import suspend_member
from hanse.questions.public import evidence_of, stored_answer
from tests.diagnostic.rounds import SYSTEM, begun
from tests.diagnostic.voices import KEY, SECTION, asked_of, both_asked, option

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(team):
    return both_asked(begun(team), team)


def path(assessment, name="voices_question", *more):
    more = more or ((KEY,) if name == "voices_question" else ())
    return reverse(f"diagnostic:{name}", args=[assessment.id, *more])


def own(assessment, name="question", **names):
    return reverse(f"diagnostic:voice:{name}", kwargs={"assessment_id": assessment.id, **names})


def text(response) -> str:
    return response.content.decode()


def test_the_coordinator_asks_several_with_their_roles(team, sign_in):
    assessment = begun(team)
    chosen = {"people": [str(team.contributor.id), str(team.coordinator.id)]}
    roles = {f"speaks_for_{team.contributor.id}": "IT", f"speaks_for_{team.coordinator.id}": "Finance"}
    page, client = path(assessment, "ask_several", SECTION), sign_in(team.coordinator)

    assert client.post(page, chosen).status_code == 200
    assert not Assignment.objects.exists()  # whom they speak for is asked
    client.post(f"{page}?question={KEY}", chosen | roles)

    assert {(one.question, one.speaks_for) for one in Assignment.objects.all()} == {(KEY, "IT"), (KEY, "Finance")}


def test_somebody_asked_answers_on_her_own_page_and_not_on_the_citys(team, sign_in, assessment):
    client = sign_in(team.contributor)
    overview = text(client.get(reverse("diagnostic:assessment", args=[assessment.id])))
    assert own(assessment, "tasks") in overview
    question = questionnaire_of(*assessment.method).questions[KEY].text.default
    assert escape(f"You were asked to answer “{question}”") in overview
    assert escape(question) in text(client.get(reverse("diagnostic:work")))
    assert overview.count("wrote nothing yet") == 2

    client.post(own(assessment, key=KEY), {"answer": str(option(1).value), "shown": ""})
    citys = reverse("diagnostic:answers:question", kwargs={"assessment_id": assessment.id, "key": KEY})
    client.post(citys, {"answer": str(option(2).value), "version": "0"})

    assert Voice.objects.get().value == option(1).value
    assert stored_answer(assessment.sheet, KEY) is None
    assert path(assessment) in text(client.get(citys))
    overview = text(client.get(reverse("diagnostic:assessment", args=[assessment.id])))
    assert overview.count("wrote nothing yet") == 1


def test_evidence_is_given_on_the_citys_page_for_an_answer_of_several_voices(team, sign_in, assessment):
    client, names = sign_in(team.contributor), {"assessment_id": assessment.id, "key": KEY}
    assert "Add the evidence" in text(client.get(reverse("diagnostic:answers:question", kwargs=names)))

    client.post(reverse("diagnostic:answers:evidence", kwargs=names), {"note": "The count of March"})

    assert [one.note for one in evidence_of(assessment.sheet, KEY)] == ["The count of March"]


def test_ones_own_answers_are_checked_without_a_word_of_evidence(team, sign_in, assessment):
    say(assessment, KEY, option(1), by=team.contributor)

    page = text(sign_in(team.contributor).get(own(assessment, "check")))

    assert "evidence" not in page
    assert page.count(f'href="{path(assessment, "voices")}"') == 1


def test_who_was_asked_sees_the_others_once_she_has_answered(team, sign_in, assessment):
    say(assessment, KEY, option(1), by=team.coordinator, reason="The council adopted it in May.")
    client = sign_in(team.contributor)

    before = text(client.get(path(assessment)))
    assert "adopted it in May" not in before
    assert "Has answered." in before
    say(assessment, KEY, option(0), by=team.contributor)

    assert "adopted it in May" in text(client.get(path(assessment)))


def test_people_differ_and_agree(team, sign_in, assessment):
    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.coordinator)
    overview = reverse("diagnostic:assessment", args=[assessment.id])
    client = sign_in(team.coordinator)
    assert path(assessment) in text(client.get(overview))
    voice = next(one for one in asked_of(assessment).voices if one.user == team.coordinator)

    refused = client.post(path(assessment), {"do": "propose", "voice": str(voice.id), "reason": ""})
    assert "<title>Error:" in text(refused)
    client.post(path(assessment), {"do": "propose", "voice": str(voice.id), "reason": "The decree is signed."})
    assert "An answer is proposed" in text(client.get(path(assessment)))

    client = sign_in(team.contributor)
    client.post(path(assessment), {"do": "stance", "agrees": "no", "dissent": "It is a draft."})

    page = text(client.get(path(assessment)))
    assert "It is a draft." in page
    assert "does not agree" in page
    assert stored_answer(assessment.sheet, KEY).value == option(1).value
    assert "see what each says, and agree" not in text(client.get(overview))


@pytest.mark.parametrize("do", ["propose", "settle"])
def test_a_contributor_proposes_and_settles_nothing(team, sign_in, assessment, do):
    for user in (team.contributor, team.coordinator):
        say(assessment, KEY, option(0) if user == team.contributor else option(1), by=user)
    voice = asked_of(assessment).voices[0]
    if do == "settle":
        propose_consensus(assessment, KEY, voice_id=voice.id, reason="Because.", by=team.coordinator)

    sign_in(team.contributor).post(path(assessment), {"do": do, "voice": str(voice.id), "reason": "Mine."})

    assert not asked_of(assessment).is_settled


def test_the_coordinator_lets_it_count_without_waiting(team, sign_in, assessment):
    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.coordinator)
    client = sign_in(team.coordinator)
    voice = asked_of(assessment).voices[0]
    client.post(path(assessment), {"do": "propose", "voice": str(voice.id), "reason": "IT keeps the plan."})

    client.post(path(assessment), {"do": "settle"})

    assert "has not replied" in text(client.get(path(assessment)))
    assert stored_answer(assessment.sheet, KEY).value == option(0).value


def test_a_reason_is_written_beside_ones_answer(team, sign_in, assessment):
    say(assessment, KEY, option(0), by=team.contributor)
    client = sign_in(team.contributor)

    client.post(path(assessment), {"do": "reason", "why": "No budget line yet."})

    assert "No budget line yet." in text(client.get(path(assessment)))


def test_what_is_typed_beside_what_a_button_sends_comes_back_once(team, sign_in, assessment):
    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.coordinator, reason="It is signed.\nIn May.")
    client, voice = sign_in(team.coordinator), asked_of(assessment).voices[0]
    sent = {"do": "propose", "voice": str(voice.id), "reason": "", "why": "No budget line yet."}

    assert "No budget line yet.</textarea>" in text(client.post(path(assessment), sent))  # refused: a reason is missing
    proposed = client.post(path(assessment), {**sent, "reason": "IT keeps the plan."}, follow=True)

    assert "An answer is proposed" in text(proposed)
    assert "No budget line yet.</textarea>" in text(proposed)
    assert " data-unsaved>" in text(proposed)
    assert not Voice.objects.filter(reason="No budget line yet.").exists()
    assert "No budget line yet." not in text(client.get(path(assessment)))
    unchanged = {"do": "settle", "why": "It is signed.\r\nIn May."}
    assert " data-unsaved>" not in text(client.post(path(assessment), unchanged, follow=True))


def test_unanimous_answers_of_a_section_are_adopted_in_one_step(team, sign_in, assessment):
    for user in (team.contributor, team.coordinator):
        say(assessment, KEY, option(1), by=user)
    adopt = path(assessment, "adopt_voices", SECTION)
    client = sign_in(team.coordinator)
    assert adopt in text(client.get(path(assessment, "voices")))

    assert sign_in(team.contributor).post(adopt).status_code == 403
    client = sign_in(team.coordinator)
    client.post(adopt)

    assert stored_answer(assessment.sheet, KEY).value == option(1).value
    assert adopt not in text(client.get(path(assessment, "voices")))
    assert Stance.objects.filter(agrees=True).count() == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_voices_asks_as_often_for_three_questions_as_for_one(
    team, sign_in, number, django_assert_num_queries
):
    assessment = begun(team)
    for key in ("gov_strategy_status", "gov_strategy_goals", "gov_lead_person")[:number]:
        both_asked(assessment, team, question=key)
        for user in (team.contributor, team.coordinator):
            say(assessment, key, option(0, key), by=user)
        voice = asked_of(assessment, key).voices[0]
        propose_consensus(assessment, key, voice_id=voice.id, by=team.coordinator)
    client = sign_in(team.coordinator)

    # session, person, assessment; who was asked, voices, consensuses, stances
    with django_assert_num_queries(7):
        client.get(path(assessment, "voices"))


def test_the_secretariat_and_a_stranger_do_not_see_who_says_what(team, sign_in, assessment):
    for user in (team.secretariat, team.stranger):
        assert sign_in(user).get(path(assessment)).status_code == 403
        assert sign_in(user).get(path(assessment, "voices")).status_code == 403


def test_a_contributor_who_was_not_asked_adds_no_voice(team, sign_in):
    assessment = begun(team)
    ask_several(assessment, people={team.coordinator: "IT"}, section=SECTION, question=KEY, by=team.coordinator)
    client = sign_in(team.contributor)

    assert own(assessment, "tasks") not in text(client.get(path(assessment, "voices")))
    assert client.get(own(assessment, "tasks")).status_code == 404
    assert client.post(own(assessment, key=KEY), {"answer": str(option(1).value), "shown": ""}).status_code == 404
    assert not Voice.objects.exists()


def test_people_of_a_city_that_was_suspended_agree_to_nothing(team, sign_in, assessment):
    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.coordinator)
    voice = next(one for one in asked_of(assessment).voices if one.user == team.coordinator)
    propose_consensus(assessment, KEY, voice_id=voice.id, reason="The decree.", by=team.coordinator)
    suspend_member(team.city.party, because="Dues", by=SYSTEM)
    client = sign_in(team.contributor)

    client.post(path(assessment), {"do": "stance", "agrees": "yes"})
    client.post(path(assessment), {"do": "reason", "why": "Still."})

    assert not asked_of(assessment).is_settled
    assert stored_answer(assessment.sheet, KEY) is None
    assert not Voice.objects.filter(reason="Still.").exists()


def test_a_section_that_there_is_not_is_not_adopted(team, sign_in, assessment):
    assert sign_in(team.coordinator).post(path(assessment, "adopt_voices", "no_such")).status_code == 404
