"""The runner's pages in a real browser: saving by itself, two people, a lost session; axe, small windows, right to left."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from playwright.sync_api import Page, expect

from hanse.identity.models import User
from hanse.questions.actions import add_comment, add_evidence, save_answer
from hanse.questions.models import Answer, Conflict
from hanse.questions.queries import answers_of, conflicts_of
from tests.factories.identity import UserFactory
from tests.journeys.browser import check_page, shot, wait_until
from tests.questions.desk import SAMPLE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def mounted(settings):
    settings.ROOT_URLCONF = "tests.questions.desk"


def signed_in(page: Page, user, url: str) -> Page:
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    return page


@pytest.fixture
def person(visitor, live_server, transactional_db) -> Callable[..., Page]:
    """A person with a browser of her own, signed in."""

    def arrive(name: str, **options) -> Page:
        return signed_in(visitor(live_server.url, **options), UserFactory(name=name), live_server.url)

    return arrive


@pytest.fixture
def at(sheet):
    return lambda path="", language="en": f"/{language}/sheets/{sheet.id}/{path}"


def saved(page: Page):
    expect(page.locator("[data-save-status]")).to_have_attribute("data-state", "saved")


def test_an_official_answers_from_the_task_list_to_the_end(person, at, sheet):
    page = person("Ana Ünal")
    page.goto(at())
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("The council has approved it").check()
    page.get_by_role("button", name="Save and continue").click()
    page.goto(at("questions/share/"))
    page.get_by_role("textbox", name="How many?").fill("12.5")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("radio", name="In full").first.check()
    saved(page)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("textbox", name="Who?").fill("김 선생님")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("link", name="Check your answers").click()
    expect(page.get_by_text("12.5 %")).to_be_visible()
    check_page(page)
    assert {key: row.value for key, row in answers_of(sheet).items()} == {
        "strategy": 3,
        "share": 12.5,
        "systems": {"tax": "full"},
        "names": "김 선생님",
    }


def test_an_answer_saves_itself_and_the_form_never_conflicts_with_itself(person, at, sheet):
    page = person("Ana")
    page.goto(at("questions/names/"))
    field = page.get_by_role("textbox", name="Who?")
    field.press_sequentially("Ms Łęcka", delay=20)
    saved(page)
    assert answers_of(sheet)["names"].value == "Ms Łęcka"
    field.press_sequentially(" and Mr Ōta")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**" + at())
    assert answers_of(sheet)["names"].value == "Ms Łęcka and Mr Ōta"
    assert not Conflict.objects.exists()


def test_two_colleagues_on_one_question_choose(person, at, sheet):
    ana, bo = person("Ana"), person("Bo")
    ana.expect_console("409")
    for page in (ana, bo):
        page.goto(at("questions/names/"))
    bo.get_by_role("textbox", name="Who?").fill("from Bo")
    bo.get_by_role("button", name="Save and continue").click()
    bo.wait_for_url("**" + at())
    ana.get_by_role("textbox", name="Who?").fill("from Ana")
    ana.get_by_role("textbox", name="Who?").blur()
    ana.get_by_role("link", name="Look at both and choose").click()
    shot(ana, "questions-conflict")
    check_page(ana)
    ana.get_by_label("Write one answer from both").check()
    ana.get_by_label("The answer that counts").fill("from Ana and Bo")
    ana.get_by_role("button", name="Save my choice").click()
    ana.wait_for_url("**" + at("questions/names/"))
    assert answers_of(sheet)["names"].value == "from Ana and Bo"
    assert not conflicts_of(sheet).exists()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_session_lost_in_the_middle_loses_no_words(person, at, sheet, scripts):
    page = person("Ana", scripts=scripts)
    page.expect_console("401")
    page.goto(at("questions/names/"))
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("textbox", name="Who?").fill("three pages of text")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/account/login/**")
    sign_in_again(page, "Ana")
    page.wait_for_url("**" + at("questions/names/"))
    expect(page.get_by_role("textbox", name="Who?")).to_have_value("three pages of text")
    expect(page.get_by_text("What you typed was not saved yet")).to_be_visible()
    shot(page, "questions-kept")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**" + at())
    assert answers_of(sheet)["names"].value == "three pages of text"
    assert not Conflict.objects.exists()


def test_a_connection_that_breaks_on_sending_loses_no_words(person, at, sheet):
    page = person("Ana")
    page.expect_console("ERR_INTERNET_DISCONNECTED")
    page.expect_console("Failed to fetch")
    page.goto(at("questions/names/"))
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Who?").fill("on the train")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    page.goto(at("questions/names/"))
    expect(page.get_by_role("textbox", name="Who?")).to_have_value("on the train")
    wait_until(page, "!Object.keys(localStorage).length")
    assert answers_of(sheet)["names"].value == "on the train"
    assert not Conflict.objects.exists()


def test_text_put_back_meets_what_a_colleague_wrote_meanwhile_and_both_are_kept(person, at, sheet, other):
    page = person("Ana")
    page.expect_console("409")
    page.goto(at("questions/names/"))
    page.get_by_role("textbox", name="Who?").fill("from Ana")
    page.goto(at())
    save_answer(sheet, SAMPLE.question("names"), "from Bo", expected_version=0, by=other)
    page.goto(at("questions/names/"))
    page.get_by_role("link", name="Look at both and choose").click()
    assert answers_of(sheet)["names"].value == "from Bo"
    assert conflicts_of(sheet).get().value == "from Ana"
    page.get_by_label("from Bo").or_(page.locator("input[name=keep]")).first.check()
    page.get_by_role("button", name="Save my choice").click()
    page.wait_for_url("**" + at("questions/names/"))
    chosen = answers_of(sheet)["names"].value
    page.reload()
    expect(page.get_by_role("textbox", name="Who?")).to_have_value(chosen)  # what was decided is not put back


def sign_in_again(page: Page, name: str) -> None:
    """The same person, through the site's own form, in the session that keeps what was typed."""
    user = User.objects.get(name=name)
    user.set_password("a long enough password")
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill("a long enough password")
    page.locator("input[name=password]").press("Enter")


def test_a_section_saves_each_answer_by_itself(person, at, sheet):
    page = person("Ana")
    page.goto(at("sections/use/"))
    page.get_by_role("textbox", name="How many?").fill("12")
    page.get_by_role("textbox", name="How many?").blur()
    saved(page)
    page.get_by_role("textbox", name="Who?").fill("Ō")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**" + at())
    assert {key: row.value for key, row in answers_of(sheet).items()} == {"share": 12, "names": "Ō"}
    assert not Conflict.objects.exists()


@pytest.fixture
def full(sheet, by, other):
    """A sheet with something of everything."""
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("systems"), {"tax": "full"}, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("names"), "from Bo\nهنا وهناك", expected_version=0, by=other)
    save_answer(sheet, SAMPLE.question("names"), "from Ana", expected_version=0, by=by)
    add_evidence(sheet, SAMPLE.question("share"), link="https://example.org/a-rather-long-address", note="p. 3", by=by)
    add_comment(sheet, SAMPLE.question("share"), "Ask the tax office: they signed the contract.", by=other)
    return sheet


PAGES = ["", "check/", "sections/rules/", "sections/use/", "workbook/"]
QUESTIONS = [f"questions/{key}/" for key in SAMPLE.order]


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 320)])
def test_every_page_passes_axe_and_fits_its_window(person, at, full, language, width):
    page = person("Ana", width=width)
    for path in PAGES + QUESTIONS:
        page.goto(at(path, language))
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        shot(page, f"questions-{language}-{path.strip('/').replace('/', '-') or 'tasks'}")
        check_page(page)


def test_the_difference_passes_axe(person, at, full, tmp_path):
    from tests.questions.spec.workbook.xlsx import filled, row_of

    page = person("Ana", accept_downloads=True)
    page.goto(at("workbook/"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the workbook").click()
    data = download.value.path().read_bytes()
    cells = {f"C{row_of(data, 'strategy')}": "It is followed", f"C{row_of(data, 'share')}": "lots"}
    book = tmp_path / "answers.xlsx"
    book.write_bytes(filled(data, cells))
    page.locator("input[type=file]").set_input_files(book)
    page.get_by_role("button", name="Look at the changes").click()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        shot(page, "questions-difference")
        check_page(page)
    page.get_by_role("button", name="Save what is ticked").click()
    page.wait_for_url("**" + at())
    assert Answer.objects.get(key="strategy").value == 4
