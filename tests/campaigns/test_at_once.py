"""Two of the same at once, over real HTTP on two server processes: forms sent twice, colleagues on one question."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
import requests

from hanse.diagnostic.actions import lay_for_sign_off, open_assessment, sign_off
from hanse.diagnostic.models import Assessment, Assignment, Result, Review
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.models import Mandate, User
from hanse.kernel.models import AuditEntry
from hanse.members.enums import Role
from hanse.questions.models import Answer, AnswerVersion, Comment, Conflict, Evidence
from tests.campaigns.people import Browser, Crew, a_crew, an_official, answers_at, caller_of
from tests.diagnostic.rounds import answered

KEY = "gov_strategy_status"
TIMES = 4


def together(*calls: Callable[[], requests.Response]) -> list[requests.Response]:
    """The answers to calls that begin in the same moment."""
    ready = Barrier(len(calls))

    def begin(call: Callable[[], requests.Response]) -> requests.Response:
        ready.wait(timeout=10)
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        answers = list(pool.map(begin, calls))
    assert max(one.status_code for one in answers) < 500, [one.text for one in answers if one.status_code >= 500]
    return answers


def twice(browser: Browser, path: str, fields: dict, **more) -> list[requests.Response]:
    """One form sent from several tabs of one browser at once."""
    tabs = [browser.another_tab() for _ in range(TIMES)]
    return together(*[partial(tab.post, path, fields, **more) for tab in tabs])


@pytest.fixture
def crew(live) -> Crew:
    return a_crew()


@pytest.fixture
def assessment(crew) -> Assessment:
    return open_assessment(city=crew.city, round_=crew.round, by=crew.coordinator.actor)


@pytest.fixture
def browser(live, crew) -> Browser:
    return Browser(live).sign_in(crew.coordinator)


def test_an_answer_sent_several_times_at_once_is_saved_once(browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    fields = browser.form(address) | {"answer": "3", "do": "save"}
    answers = twice(browser, address, fields, follow=False)
    assert {one.status_code for one in answers} == {302}
    assert len({one.headers["Location"] for one in answers}) == 1
    assert Answer.objects.get(sheet=assessment.sheet, key=KEY).value == 3
    assert AnswerVersion.objects.filter(answer__sheet=assessment.sheet).count() == 1
    assert AuditEntry.objects.filter(subject_id=assessment.sheet_id, verb="questions.save_answer").count() == 1
    assert not Conflict.objects.filter(sheet=assessment.sheet).exists()


def test_a_comment_and_evidence_sent_several_times_at_once_stand_once(browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    twice(browser, f"{address}comments/", {"comment": "Is this the plan of 2019?"})
    twice(browser, f"{address}evidence/", {"link": "https://city.example/plan", "note": "page 3"})
    twice(browser, f"{address}evidence/", {}, files={"upload": ("plan.pdf", b"%PDF-1.7 the plan")})
    assert Comment.objects.filter(sheet=assessment.sheet).count() == 1
    kinds = Evidence.objects.filter(sheet=assessment.sheet).values_list("kind", flat=True)
    assert Counter(kinds) == {"link": 1, "file": 1}


def test_an_assessment_begun_by_several_at_once_is_one(live, crew, browser):
    address = f"/en/work/{crew.city.pk}/begin/{crew.round.id}/"
    answers = twice(browser, address, {})
    assert len({one.url for one in answers}) == 1
    assert Assessment.objects.filter(city=crew.city).count() == 1


def test_laying_and_signing_off_several_times_at_once_happen_once(live, browser, crew, assessment):
    answered(assessment)
    home = f"/en/assessments/{assessment.id}/"
    laid = twice(browser, f"{home}lay/", {})
    assert {one.url for one in laid} == {live.address + home}
    signing = Browser(live).sign_in(crew.approver)
    pages = twice(signing, f"{home}review/", {"decision": "sign_off", "comment": ""})
    assert {one.status_code for one in pages} == {200}
    assert Review.objects.filter(assessment=assessment).count() == 1
    assert Result.objects.filter(assessment=assessment).count() in {1, 2}
    done = AuditEntry.objects.filter(subject_id=assessment.id).values_list("verb", flat=True)
    assert Counter(done)["diagnostic.lay_for_sign_off"] == Counter(done)["diagnostic.sign_off"] == 1


def test_signing_off_through_the_api_while_another_gives_back_ends_in_one_of_both(live, crew, assessment):
    lay_for_sign_off(answered(assessment), by=crew.coordinator.actor)
    at = f"/assessments/{assessment.id}"
    decisions = [("/sign-off/", {"comment": ""}), ("/return/", {"comment": "No evidence."})] * 2
    callers = [caller_of(live, crew.approver) for _ in decisions]
    answers = together(
        *[partial(one.call, "POST", at + path, body) for one, (path, body) in zip(callers, decisions, strict=True)]
    )
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
    assessment.refresh_from_db()
    won = next(one for one in answers if one.status_code == 200)
    assert won.json()["state"] == assessment.state
    assert Review.objects.filter(assessment=assessment).count() == 1


def test_reopening_several_times_at_once_makes_one_revision(live, browser, crew, assessment):
    sign_off(lay_for_sign_off(answered(assessment), by=crew.coordinator.actor), by=crew.approver)
    pages = twice(browser, f"/en/assessments/{assessment.id}/reopen/", {"reason": "A wrong figure."})
    assert {one.status_code for one in pages} == {200}
    assert Assessment.objects.filter(city=crew.city).count() == 2


def test_handing_out_several_times_at_once_asks_once(browser, crew, assessment):
    address = f"/en/assessments/{assessment.id}/hand-out/{first_section(crew)}/"
    twice(browser, address, {"user": str(crew.contributor.id), "note": ""})
    assert Assignment.objects.filter(assessment=assessment).count() == 1


def first_section(crew: Crew) -> str:
    return questionnaire_of(*crew.round.method).sections[0].key


def test_inviting_somebody_new_several_times_at_once_makes_one_person(browser, crew):
    fields = {"email": "New.Person@city.example", "role": Role.APPROVER.value, "language": "en"}
    pages = twice(browser, f"/en/people/{crew.city.party_id}/", fields)
    assert {one.status_code for one in pages} == {200}
    person = User.objects.get(email__iexact="new.person@city.example")
    assert Mandate.objects.filter(user=person).count() == 1


def test_two_coordinators_who_remove_each_other_at_once_leave_one(live, crew, browser):
    other = an_official(crew.city, Role.COORDINATOR)
    theirs = Browser(live).sign_in(other)
    held = {one.user_id: one.id for one in Mandate.objects.filter(party=crew.city.party, role=Role.COORDINATOR)}
    at = f"/en/people/{crew.city.party_id}/"
    together(
        lambda: browser.post(f"{at}{held[other.id]}/end/", {}),
        lambda: theirs.post(f"{at}{held[crew.coordinator.id]}/end/", {}),
    )
    assert Mandate.objects.filter(party=crew.city.party, role=Role.COORDINATOR, ended_at=None).count() == 1


def test_two_colleagues_on_one_question_lose_no_words(live, crew, browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    theirs = Browser(live).sign_in(crew.contributor)
    forms = [(one, one.form(address)) for one in (browser, theirs)]
    pages = together(
        *[
            partial(one.post, address, form | {"ask": ask, "do": "unknown"})
            for (one, form), ask in zip(forms, ("Ms Kim", "Mr Ødegård"), strict=True)
        ]
    )
    stands, held = Answer.objects.get(sheet=assessment.sheet, key=KEY), Conflict.objects.get(sheet=assessment.sheet)
    assert {stands.note, held.note} == {"Ms Kim", "Mr Ødegård"}
    told = next(one for one in pages if "/conflicts/" in one.url)
    assert "Ms Kim" in told.text
    assert "Mr Ødegård" in told.text
    # Both choose at once, each her own: one choice counts, and the other is told.
    path = told.url.removeprefix(live.address)
    choices = [(browser, browser.form(path)), (theirs, theirs.form(path))]
    together(
        *[
            partial(one.post, path, form | {"keep": keep})
            for (one, form), keep in zip(choices, ("mine", "theirs"), strict=True)
        ]
    )
    assert not Conflict.objects.filter(sheet=assessment.sheet, resolved_at=None).exists()
    assert Answer.objects.get(sheet=assessment.sheet, key=KEY).note in {"Ms Kim", "Mr Ødegård"}


def test_a_tab_from_yesterday_overwrites_nothing(live, crew, browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    stale = browser.form(address)
    theirs = Browser(live).sign_in(crew.contributor)
    theirs.post(address, theirs.form(address) | {"answer": "4", "do": "save"})
    page = browser.post(address, stale | {"answer": "2", "do": "save"})
    assert "/conflicts/" in page.url
    assert Answer.objects.get(sheet=assessment.sheet, key=KEY).value == 4
    assert Conflict.objects.get(sheet=assessment.sheet).value == 2
