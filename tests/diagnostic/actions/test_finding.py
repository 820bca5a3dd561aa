"""The way of one answer through its examination."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction

from hanse.diagnostic.actions import dispute, mediate, reply, request_change, verify_answer
from hanse.diagnostic.enums import Trust
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Finding
from hanse.diagnostic.queries.verification import findings_of, last_steps, trust_in
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.questions.errors import BadEvidence
from tests.diagnostic.verifying import CHANNELS, PLAN, SHARE

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(examined):
    return examined.verification


@pytest.fixture
def reviewer(examined):
    return examined.team.stranger


@pytest.fixture
def city(examined):
    return examined.team.coordinator


def test_an_answer_found_true_is_verified_and_twice_says_it_once(one, reviewer, examined):
    assert verify_answer(one, PLAN, by=reviewer) == verify_answer(one, PLAN, by=reviewer)

    assert last_steps(one) == {PLAN: "verified"}
    assert trust_in(examined.assessment, PLAN, has_evidence=False)[0] is Trust.VERIFIED
    assert trust_in(examined.assessment, SHARE, has_evidence=True)[0] is Trust.EVIDENCED
    assert trust_in(examined.assessment, CHANNELS, has_evidence=False)[0] is Trust.CLAIMED


def test_a_change_is_asked_for_with_a_reason_and_the_city_replies_with_what_backs_it(one, reviewer, city):
    with pytest.raises(Invalid, match="Say why"):
        request_change(one, SHARE, words=" ", by=reviewer)
    request_change(one, SHARE, words="Where is the count?", by=reviewer)

    upload = SimpleUploadedFile("count.pdf", b"%PDF-1.7")
    reply(one, SHARE, words="Counted in May.", link="https://gumi.example/count", upload=upload, by=city)

    asked, replied = findings_of(one)[SHARE]
    assert (asked.words, replied.words, replied.file.name) == ("Where is the count?", "Counted in May.", "count.pdf")
    with pytest.raises(BadEvidence):
        reply(one, SHARE, words="See there.", link="javascript:alert(1)", by=city)


def test_the_city_gets_one_letter_a_day_however_much_is_asked(one, reviewer, city):
    for key in (PLAN, SHARE, CHANNELS):
        request_change(one, key, words="Why?", by=reviewer)

    assert Notice.objects.filter(template="diagnostic/verification_news", address=city.email).count() == 1


def test_a_disagreement_goes_to_the_secretariat_whose_decision_ends_it(one, reviewer, city, examined):
    request_change(one, SHARE, words="That is too much.", by=reviewer)
    reply(one, SHARE, words="It is what we count.", by=city)
    dispute(one, SHARE, words="The count has no source.", by=reviewer)
    secretariat = examined.team.secretariat
    assert "do not agree" in Notice.objects.filter(address=secretariat.email).latest("created_at").body

    mediate(one, SHARE, is_true=False, words="The source is missing.", by=secretariat)

    assert last_steps(one) == {SHARE: "refused"}
    for again in (
        lambda: verify_answer(one, SHARE, by=reviewer),
        lambda: request_change(one, SHARE, words="Again", by=reviewer),
        lambda: mediate(one, SHARE, is_true=True, words="Still", by=secretariat),
    ):
        with pytest.raises(WrongState):
            again()


def test_a_decision_for_the_city_verifies_the_answer(one, reviewer, city, examined):
    request_change(one, SHARE, words="That is too much.", by=reviewer)
    dispute(one, SHARE, words="It is in the report.", by=city)
    mediate(one, SHARE, is_true=True, words="The report says so.", by=examined.team.secretariat)

    assert trust_in(examined.assessment, SHARE, has_evidence=False)[0] is Trust.VERIFIED


def test_steps_follow_each_other_in_their_order(one, reviewer, city, examined):
    for early in (
        lambda: reply(one, PLAN, words="Nothing was asked.", by=city),
        lambda: dispute(one, PLAN, words="Nothing was asked.", by=city),
        lambda: mediate(one, PLAN, is_true=True, words="Nobody asked.", by=examined.team.secretariat),
    ):
        with pytest.raises(WrongState, match="meanwhile"):
            early()
    assert not Finding.objects.exists()


def test_what_is_no_answer_cannot_be_verified(one, reviewer):
    with pytest.raises(Invalid, match="no answer to verify"):
        verify_answer(one, "unheard_of", by=reviewer)


def test_the_log_is_never_changed(one, reviewer):
    verify_answer(one, PLAN, by=reviewer)

    for change in (lambda rows: rows.update(words="other"), lambda rows: rows.delete()):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            change(Finding.objects.all())
