"""A lost session, a page older than the sign-in: nothing that was typed is lost."""

import pytest
from django.test import Client

from hanse.questions.queries import answers_of
from hanse.questions.views.typed import LONGEST
from tests.factories import UserFactory
from tests.questions.views.page import form_of

ORIGIN = "http://testserver"


@pytest.fixture
def browser(user) -> Client:
    """A client that is checked as a browser is; it sends where its forms come from."""
    browser = Client(enforce_csrf_checks=True, headers={"Origin": ORIGIN})
    browser.force_login(user)
    return browser


def token(browser):
    return browser.cookies["csrftoken"].value


def open_form(browser, address):
    return {**form_of(browser.get(address), address), "csrfmiddlewaretoken": token(browser)}


def test_a_session_lost_in_the_middle_of_a_page_loses_no_words(browser, at, sheet, user):
    address = at("question", key="names")
    fields = open_form(browser, address)
    del browser.cookies["sessionid"]
    response = browser.post(address, {**fields, "answer": "three pages of text"})
    assert response.status_code == 302
    assert response.url.startswith("/en/account/login/")
    assert response.url.endswith(f"?next={address}")
    browser.force_login(user)
    page = browser.get(address)
    content = page.content.decode()
    assert "What you typed was not saved yet" in content
    assert form_of(page, address)["answer"] == ["\nthree pages of text"] or "three pages of text" in content
    assert not answers_of(sheet)
    again = {**form_of(page, address), "csrfmiddlewaretoken": token(browser)}
    browser.post(address, again)
    assert answers_of(sheet)["names"].value == "three pages of text"
    assert "What you typed was not saved yet" not in browser.get(address).content.decode()


def test_a_section_comes_back_with_all_that_was_typed(browser, at, user):
    address = at("section", section="use")
    fields = open_form(browser, address)
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "share-answer": "12", "names-answer": "Ō", "systems-answer-tax": "full"})
    browser.force_login(user)
    offered = form_of(browser.get(address), address)
    assert offered["share-answer"] == ["12"]
    assert offered["names-answer"][0].strip() == "Ō"
    assert offered["systems-answer-tax"] == ["full"]


def test_a_comment_comes_back_too(browser, at, user):
    page, address = browser.get(at("question", key="names")), at("comments", key="names")
    fields = {**form_of(page, address), "csrfmiddlewaretoken": token(browser)}
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "comment": "long thought"})
    browser.force_login(user)
    assert "long thought" in browser.get(at("question", key="names")).content.decode()


def test_another_person_who_signs_in_is_not_shown_what_was_typed(browser, at, user):
    address = at("question", key="names")
    fields = open_form(browser, address)
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "answer": "my own thoughts"})

    browser.force_login(UserFactory())
    assert "my own thoughts" not in browser.get(address).content.decode()
    assert "my own thoughts" not in browser.get(address).content.decode()


def test_a_page_of_one_person_sent_after_another_signed_in_is_neither_saved_nor_shown(browser, at, sheet):
    address = at("question", key="names")
    fields = {**open_form(browser, address), "csrfmiddlewaretoken": "x" * 64}  # a sign-in makes all tokens anew
    browser.force_login(UserFactory())

    response = browser.post(address, {**fields, "answer": "my own thoughts"})

    assert response.url == address
    assert "my own thoughts" not in browser.get(address).content.decode()
    assert not answers_of(sheet)


def test_a_form_that_does_not_say_who_filled_it_in_is_not_kept(browser, at, user):
    address = at("question", key="names")
    fields = open_form(browser, address) | {"keeper": "another"}
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "answer": "whose words?"})
    browser.force_login(user)
    assert "whose words?" not in browser.get(address).content.decode()


def test_a_page_older_than_the_sign_in_comes_back_with_what_was_typed(browser, at, sheet):
    address = at("question", key="names")
    fields = {**open_form(browser, address), "csrfmiddlewaretoken": "x" * 64}
    response = browser.post(address, {**fields, "answer": "typed before"})
    assert (response.status_code, response.url) == (302, address)
    page = browser.get(address)
    assert "typed before" in page.content.decode()
    assert not answers_of(sheet)


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {}, {"Origin": "null"}])
def test_a_form_from_elsewhere_is_refused_and_nothing_of_it_is_kept(user, at, sheet, headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    address = at("question", key="names")
    assert browser.post(address, {"answer": "forged", "page": "x"}, headers=headers).status_code == 403
    assert "forged" not in browser.get(address).content.decode()
    assert not answers_of(sheet)


def test_a_page_that_saves_itself_is_told_that_the_session_is_lost(browser, at):
    fields = open_form(browser, at("question", key="names"))
    del browser.cookies["sessionid"]
    response = browser.post(at("save", key="names"), {**fields, "answer": "ab"}, headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert "you sign in again, and what you typed comes with you" in response.content.decode()
    assert "sessionid" not in response.cookies


def test_one_who_is_not_signed_in_is_asked_to_and_comes_back(db, at):
    response = Client().get(at("question", key="names") + "?back=check")
    assert response.url.startswith("/en/account/login/?next=")
    assert "back%3Dcheck" in response.url


def test_what_is_kept_has_an_end(browser, at, user, monkeypatch):
    address = at("question", key="names")
    fields = open_form(browser, address)
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "answer": "x" * (LONGEST + 1)})
    browser.force_login(user)
    assert "xxx" not in browser.get(address).content.decode()


def test_what_is_kept_is_offered_on_its_own_page_alone(browser, at, user):
    address = at("question", key="names")
    fields = open_form(browser, address)
    del browser.cookies["sessionid"]
    browser.post(address, {**fields, "answer": "of one question"})
    browser.force_login(user)
    assert "of one question" not in browser.get(at("question", key="strategy")).content.decode()
    assert "of one question" in browser.get(address).content.decode()
