"""A session ends in the middle of a page, on a site of two processes: what was typed is kept, and offered again."""

from datetime import timedelta

import pytest
import requests
from django.contrib.sessions.models import Session

from hanse.identity.models import User
from hanse.kernel.clock import now
from hanse.questions.models import Answer, Comment
from tests.campaigns.people import PASSWORD, Browser, answers_at
from tests.questions.views.page import form_of

KEY = "gov_strategy_status"
WORDS = "Ms Kim, of the planning office; جواب ٣"


def end_session(browser: Browser, how: str) -> None:
    found = Session.objects.filter(session_key=browser.session.cookies["sessionid"])
    match how:
        case "too old":
            assert found.update(expire_date=now() - timedelta(seconds=1)) == 1
        case "revoked elsewhere":
            assert found.delete()[0] == 1
        case "cookie lost":
            del browser.session.cookies["sessionid"]


def sign_in_on(browser: Browser, page: requests.Response, user: User) -> requests.Response:
    """Sign in on the page to which the site has led; returns the page that follows."""
    assert "/account/login/" in page.url
    return browser.post(str(page.request.path_url), {"login": user.email, "password": PASSWORD})


@pytest.mark.parametrize("how", ["too old", "revoked elsewhere", "cookie lost"])
def test_an_answer_typed_on_a_page_whose_session_ended_is_offered_again(live, crew, browser, assessment, how):
    address = answers_at(assessment, f"questions/{KEY}/")
    fields = browser.form(address) | {"ask": WORDS, "do": "unknown"}
    end_session(browser, how)
    page = sign_in_on(browser, browser.post(address, fields), crew.coordinator)
    assert page.url == live.address + address
    assert "What you typed was not saved yet" in page.text
    assert WORDS in page.text
    assert not Answer.objects.filter(sheet=assessment.sheet).exists()
    browser.post(address, form_of(page, address) | {"do": "unknown"})
    assert Answer.objects.get(sheet=assessment.sheet).note == WORDS


def test_a_comment_typed_on_a_page_whose_session_ended_is_offered_again(live, crew, browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    fields = form_of(browser.get(address), f"{address}comments/") | {"comment": WORDS}
    end_session(browser, "too old")
    page = sign_in_on(browser, browser.post(f"{address}comments/", fields), crew.coordinator)
    assert WORDS in page.text
    assert not Comment.objects.filter(sheet=assessment.sheet).exists()


def test_a_page_that_saves_by_itself_is_told_of_the_end_and_the_words_stay_on_the_page(browser, assessment):
    address = answers_at(assessment, f"questions/{KEY}/")
    fields = browser.form(address) | {"ask": WORDS}
    end_session(browser, "revoked elsewhere")
    answer = browser.post(f"{address}save/", fields, follow=False, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "what you typed comes with you" in answer.text
    assert not Answer.objects.filter(sheet=assessment.sheet).exists()
