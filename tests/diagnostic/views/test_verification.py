"""The pages of an examination, as the reviewer, the city and strangers meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hanse.diagnostic.actions import (
    end_verification,
    finish_verification,
    lay_for_sign_off,
    open_assessment,
    request_change,
    sign_off,
    verify_answer,
)
from hanse.diagnostic.models import Finding, Verification
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.verification import last_steps
from hanse.identity.public import Mandate, grant_mandate
from hanse.members.actions import suspend_member
from hanse.members.public import NETWORK_ID, Role, StaffRole
from hanse.questions.models import Evidence
from hanse.questions.public import save_answer
from tests.diagnostic.rounds import SYSTEM, a_round
from tests.diagnostic.verifying import CHANNELS, PLAN, SHARE, asked_for

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def page(one, name="verification", *more):
    return reverse(f"diagnostic:{name}", args=[one.id, *more])


def answer(one, key):
    return page(one, "verification_answer", key)


def test_the_reviewer_reads_nothing_before_she_takes_it_on(examined, sign_in):
    end_verification(examined.verification, words="Once more.", by=SYSTEM)
    one = asked_for(examined.team, examined.assessment)
    client = sign_in(examined.team.stranger)

    shown = text(client.get(page(one)))
    assert "Do you examine these answers?" in shown
    assert answer(one, PLAN) not in shown
    assert client.get(answer(one, PLAN)).status_code == 403

    client.post(page(one), {"answer": "accept"})
    assert client.get(answer(one, PLAN)).status_code == 200


def test_she_declares_a_conflict_of_interest(examined, sign_in):
    end_verification(examined.verification, words="Once more.", by=SYSTEM)
    one = asked_for(examined.team, examined.assessment)
    client = sign_in(examined.team.stranger)

    assert "<title>Error:" in text(client.post(page(one), {"answer": "conflict", "conflict_words": ""}))
    client.post(page(one), {"answer": "conflict", "conflict_words": "I built their portal."})

    assert Verification.objects.get(id=one.id).has_conflict
    assert client.get(page(one)).status_code == 403


def test_the_reviewer_goes_from_answer_to_answer(examined, sign_in):
    one, client = examined.verification, sign_in(examined.team.stranger)
    assert answer(one, PLAN) in text(client.get(page(one)))

    assert "What could be answered" in text(client.get(answer(one, PLAN)))
    led = client.post(answer(one, PLAN), {"do": "verify"})
    assert led.headers["Location"] == answer(one, "plan_parts")
    refused = client.post(answer(one, "plan_parts"), {"do": "request", "request-words": ""})
    assert refused.status_code == 422
    client.post(answer(one, "plan_parts"), {"do": "request", "request-words": "Where is the budget?"})

    assert last_steps(one) == {PLAN: "verified", "plan_parts": "requested"}
    assert "2 of" in text(client.get(page(one)))


def test_the_city_replies_with_a_file_that_the_reviewer_opens(examined, sign_in):
    one = examined.verification
    client = sign_in(examined.team.coordinator)
    assert "the reviewer waits" not in text(client.get(reverse("diagnostic:work")))
    request_change(one, SHARE, words="Where is the count?", by=examined.team.stranger)
    assert "the reviewer waits for replies to 1 of your answers" in text(client.get(reverse("diagnostic:work")))
    assert page(one) in text(client.get(reverse("diagnostic:assessment", args=[examined.assessment.id])))

    wrong = client.post(answer(one, SHARE), {"do": "reply", "reply-words": "Here.", "reply-link": "count of March"})
    assert wrong.status_code == 422
    assert '<a href="#id_reply-link">Give the whole address of a web page' in text(wrong)
    upload = SimpleUploadedFile("count.pdf", b"%PDF-1.7")
    client.post(answer(one, SHARE), {"do": "reply", "reply-words": "Here.", "reply-link": "", "reply-upload": upload})

    finding = Finding.objects.get(step="replied")
    client = sign_in(examined.team.stranger)
    assert b"".join(client.get(page(one, "finding_file", finding.id)).streaming_content) == b"%PDF-1.7"
    assert sign_in(examined.team.approver).post(answer(one, SHARE), {"do": "verify"}).status_code == 200
    assert last_steps(one) == {SHARE: "replied"}


def test_a_disagreement_is_decided_by_the_secretariat(examined, sign_in):
    one, team = examined.verification, examined.team
    request_change(one, SHARE, words="That is too much.", by=team.stranger)
    sign_in(team.coordinator).post(answer(one, SHARE), {"do": "dispute", "dispute-words": "It is not."})

    client = sign_in(team.secretariat)
    client.post(
        answer(one, SHARE), {"do": "mediate", "mediate-decision": "true", "mediate-words": "The report says so."}
    )

    assert last_steps(one) == {SHARE: "upheld"}
    assert "The report says so." in text(sign_in(team.coordinator).get(answer(one, SHARE)))


def test_a_reviewer_of_the_secretariat_does_not_decide_her_own_disagreement(examined, sign_in):
    one, team = examined.verification, examined.team
    grant_mandate(user=team.stranger, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=SYSTEM)
    request_change(one, SHARE, words="That is too much.", by=team.stranger)
    sign_in(team.coordinator).post(answer(one, SHARE), {"do": "dispute", "dispute-words": "It is not."})

    sign_in(team.stranger).post(
        answer(one, SHARE), {"do": "mediate", "mediate-decision": "false", "mediate-words": "Mine."}
    )

    assert last_steps(one) == {SHARE: "disputed"}


def test_the_reviewers_access_ends_with_the_verification(examined, sign_in):
    one, client = examined.verification, sign_in(examined.team.stranger)
    verify_answer(one, PLAN, by=examined.team.stranger)
    assert client.get(page(one)).status_code == 200

    asked = client.post(page(one), {"words": "Well kept."})
    assert "answers have not been looked at?" in text(asked)
    assert "Well kept.</textarea>" in text(client.get(page(one)))  # she went back, and her words with her
    assert Verification.objects.get(id=one.id).state == "accepted"
    client.post(page(one), {"words": "Well kept.", "do": "finish"})

    for path in (page(one), answer(one, PLAN)):
        assert client.get(path).status_code == 403
    for name in ("assessment", "results"):
        assert client.get(reverse(f"diagnostic:{name}", args=[examined.assessment.id])).status_code == 403
    seen_by_city = text(sign_in(examined.team.coordinator).get(page(one)))
    assert "Well kept." in seen_by_city
    assert "Not looked at" in seen_by_city
    assert "To be looked at" not in seen_by_city


def test_evidence_is_open_to_the_reviewer_of_these_answers_alone(examined, sign_in):
    one, sheet = examined.verification, examined.assessment.sheet
    for user in (examined.team.stranger, examined.team.coordinator, examined.team.secretariat):
        assert sign_in(user).get(page(one, "verification_evidence", one.id)).status_code == 404
    grown = type(examined.team.stranger).objects.create(email="other@city.example")
    assert sign_in(grown).get(page(one, "verification_evidence", one.id)).status_code == 403
    assert not Evidence.objects.filter(sheet=sheet).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_findings_as_for_one(examined, sign_in, number, django_assert_num_queries):
    one = examined.verification
    for key in (PLAN, SHARE, "channels")[:number]:
        verify_answer(one, key, by=examined.team.stranger)
    client = sign_in(examined.team.stranger)

    # session, person, verification; answers, how each stands, evidence
    with django_assert_num_queries(6):
        client.get(page(one))


def test_three_scores_stand_side_by_side(examined, sign_in):
    one = examined.verification
    results = reverse("diagnostic:results", args=[examined.assessment.id])
    client = sign_in(examined.team.coordinator)
    before = text(client.get(results))
    assert "Three scores" in before
    assert "Verified only" not in before

    for key in (PLAN, "plan_parts", SHARE):
        verify_answer(one, key, by=examined.team.stranger)
    finish_verification(one, by=examined.team.stranger)

    shown = text(client.get(results)).split('id="three-scores"')[1].split("</table>")[0]
    assert [words in shown for words in ("As answered", "With evidence only", "Verified only")] == [True] * 3
    assert ">3</td>" in shown
    trace = reverse("diagnostic:trace", args=[examined.assessment.id, "whole"])
    assert "answers that were verified" in text(client.get(f"{trace}?basis=verified"))


def test_a_score_rests_on_no_answer_that_another_one_leaves_out(examined, sign_in):
    team = examined.team
    round_ = a_round("Another", framework="sample", version="1.0")
    made, asked = open_assessment(city=team.city, round_=round_, by=team.coordinator.actor), round_.method
    given = [
        (PLAN, 2, 0),
        ("plan_parts", ["goals"], 0),
        (PLAN, 1, 1),
        (SHARE, 10, 0),
        (CHANNELS, {"phone": 1, "desk": 1}, 0),
    ]
    for key, value, version in given:
        question = questionnaire_of(*asked).questions[key]
        save_answer(made.sheet, question, value, expected_version=version, by=SYSTEM)
    sign_off(lay_for_sign_off(made, by=team.coordinator.actor), by=team.approver)

    results = sign_in(team.coordinator).get(reverse("diagnostic:results", args=[made.id]))

    shown = text(results).split('id="three-scores"')[1].split("</table>")
    assert ">3</td>" in shown[0]  # not the parts of a plan that is no plan yet
    assert "too few answers for points" in shown[1]


def test_a_trace_of_verified_answers_is_not_there_before_the_end(examined, sign_in):
    trace = reverse("diagnostic:trace", args=[examined.assessment.id, "whole"])

    assert sign_in(examined.team.coordinator).get(f"{trace}?basis=verified").status_code == 404


def test_a_reviewer_who_is_no_longer_a_peer_reads_nothing_more(examined, sign_in):
    one = examined.verification
    Mandate.objects.filter(user=examined.team.stranger).delete()

    client = sign_in(examined.team.stranger)

    assert client.get(answer(one, PLAN)).status_code == 403
    assert client.post(answer(one, PLAN), {"do": "verify"}).status_code == 403
    assert not last_steps(one)


def test_a_reviewer_who_begins_to_work_for_the_city_verifies_nothing_more(examined, sign_in):
    one = examined.verification
    grant_mandate(user=examined.team.stranger, party_id=one.party_id, role=Role.CONTRIBUTOR, by=SYSTEM)

    sign_in(examined.team.stranger).post(answer(one, PLAN), {"do": "verify"})

    assert not last_steps(one)


def test_a_city_that_was_suspended_reads_what_is_asked_and_replies_nothing(examined, sign_in):
    one = examined.verification
    request_change(one, SHARE, words="Where is the count?", by=examined.team.stranger)
    suspend_member(examined.team.city.party, because="Dues", by=SYSTEM)

    client = sign_in(examined.team.coordinator)
    shown = text(client.get(answer(one, SHARE)))
    client.post(answer(one, SHARE), {"do": "reply", "reply-words": "Here.", "reply-link": ""})

    assert "Where is the count?" in shown
    assert last_steps(one) == {SHARE: "requested"}
