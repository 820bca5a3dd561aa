"""What JavaScript adds, tried in Chromium as a person meets it."""

import re

import pytest

from tests.journeys.browser import check_page, shot, wait_until

pytestmark = pytest.mark.journey
STATUS = "[data-save-status]"


@pytest.fixture
def answer(visitor, gallery):
    """The page of an answer that saves itself."""
    page = visitor(gallery)
    page.goto("/en/gallery/autosave/")
    return page


def fill(page, text):
    page.fill("#id_answer", text)
    page.locator("#id_answer").blur()


def says(page, words):
    shown = "([place, words]) => document.querySelector(place).textContent.includes(words)"
    wait_until(page, shown, [STATUS, words])


def test_a_save_says_when_it_was(answer):
    fill(answer, "Digital city 2030")
    says(answer, "Saved at")
    assert re.search(r"Saved at \d\d:\d\d", answer.inner_text(STATUS))


def test_a_conflict_a_failure_and_a_lost_connection_say_what_is_kept(answer):
    answer.expect_console("409")
    answer.expect_console("500")
    answer.expect_console("ERR_INTERNET_DISCONNECTED")
    answer.expect_console("Failed to fetch")
    fill(answer, "conflict")
    says(answer, "this answer was changed elsewhere meanwhile")
    fill(answer, "broken")
    says(answer, "Something went wrong here")
    answer.context.set_offline(True)
    fill(answer, "written under way")
    says(answer, "no connection")
    check_page(answer)


def test_an_answer_typed_without_connection_is_sent_when_it_is_back(answer):
    answer.expect_console("ERR_INTERNET_DISCONNECTED")
    answer.expect_console("Failed to fetch")
    answer.context.set_offline(True)
    fill(answer, "written under way")
    says(answer, "no connection")
    answer.context.set_offline(False)
    says(answer, "Saved at")


def test_what_was_typed_survives_a_reload_and_says_so(answer):
    answer.fill("#id_answer", "half a sen")
    answer.reload()
    assert answer.input_value("#id_answer") == "half a sen"
    assert answer.locator("[data-kept-notice]").is_visible()


def test_what_is_saved_is_not_put_back_later(answer):
    fill(answer, "done")
    says(answer, "Saved at")
    answer.reload()
    assert answer.input_value("#id_answer") == ""
    assert not answer.locator("[data-kept-notice]").is_visible()


def test_what_was_typed_survives_an_error_page(answer):
    answer.expect_console("500")
    answer.fill("#id_answer", "broken")
    # By the keyboard: what the failed save says may move the button from under a mouse.
    answer.get_by_role("button", name="Continue").press("Enter")
    answer.wait_for_selector("h1:text('Something went wrong')")
    answer.goto("/en/gallery/autosave/")
    assert answer.input_value("#id_answer") == "broken"
    assert answer.locator("[data-kept-notice]").is_visible()


def test_what_was_typed_survives_a_connection_that_breaks_on_sending(answer):
    answer.expect_console("ERR_INTERNET_DISCONNECTED")
    answer.expect_console("Failed to fetch")
    answer.fill("#id_answer", "on the train")
    # Not by the browser's own way of being offline: once it is online, the page that still lives beneath the browser's
    # error page sends the answer by itself (tests/questions/test_journeys.py), and nothing is left to be put back.
    answer.route("**/*", lambda one: one.abort("internetdisconnected"))
    answer.get_by_role("button", name="Continue").click()
    answer.wait_for_url("chrome-error://**")
    answer.unroute("**/*")
    answer.goto("/en/gallery/autosave/")
    assert answer.input_value("#id_answer") == "on the train"
    answer.wait_for_selector("[data-kept-notice]:has-text('is saved now')")


def test_what_was_typed_survives_the_tab(answer):
    answer.fill("#id_answer", "before the tab was closed")
    another = answer.context.new_page()
    answer.close()
    another.goto("/en/gallery/autosave/")
    assert another.input_value("#id_answer") == "before the tab was closed"


def test_a_form_that_was_sent_and_left_by_another_link_is_not_taken_for_saved(answer):
    answer.fill("#id_answer", "sent into nothing")
    answer.route("**/autosave/", lambda one: None if one.request.method == "POST" else one.continue_())
    reading = answer.get_by_role("link", name="Reading").get_attribute("href")
    answer.evaluate(
        """href => {
            setTimeout(() => document.querySelector("main form").requestSubmit(), 50);
            setTimeout(() => { location.href = href }, 300);
        }""",
        reading,
    )
    answer.wait_for_url("**/reading/")
    answer.unroute_all()
    answer.goto("/en/gallery/autosave/")
    assert answer.input_value("#id_answer") == "sent into nothing"


def test_another_person_of_the_same_browser_never_sees_it(answer):
    answer.fill("#id_answer", "mine alone")
    answer.route("**/autosave/", as_another_person)
    answer.reload()
    assert answer.input_value("#id_answer") == ""
    answer.unroute_all()
    answer.reload()
    assert answer.input_value("#id_answer") == "mine alone"


def as_another_person(route):
    page = route.fetch()
    route.fulfill(response=page, body=page.text().replace('data-keeper="amina"', 'data-keeper="bo"'))


def test_what_is_kept_has_an_end(answer):
    answer.fill("#id_answer", "of last week")
    answer.evaluate(
        """() => { for (const key of Object.keys(localStorage)) {
            const entry = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({...entry, at: entry.at - 4 * 24 * 3600 * 1000}); } }"""
    )
    answer.goto("/en/gallery/reading/")
    assert answer.evaluate("Object.keys(localStorage)") == []


def test_signing_out_asks_first_and_then_leaves_nothing_for_the_next_person(answer):
    answer.expect_console("500")
    fill(answer, "broken")
    says(answer, "Not saved yet – kept on this device")
    sign_out(answer)
    dialogue = answer.get_by_role("dialog", name="Some of your text is not saved yet")
    assert dialogue.get_by_role("link", name="An answer that saves itself").is_visible()
    check_page(answer)
    shot(answer, "unsaved")
    dialogue.get_by_role("button", name="Stay signed in").click()
    assert answer.input_value("#id_answer") == "broken"
    sign_out(answer)
    dialogue.get_by_role("button", name="Sign out and remove it").click()
    answer.wait_for_url("**/confirm/")
    assert answer.evaluate("Object.keys(localStorage)") == []


def test_signing_out_without_unsaved_text_asks_nothing(answer):
    fill(answer, "done")
    says(answer, "Saved at")
    sign_out(answer)
    answer.wait_for_url("**/confirm/")


def sign_out(page):
    page.locator(".hanse-menu > summary").last.click()
    page.get_by_role("button", name="Sign out", exact=True).click()


def test_a_browser_that_keeps_nothing_is_not_said_to_keep(answer):
    answer.expect_console("500")
    answer.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    fill(answer, "broken")
    says(answer, "copy your text before you leave this page")


def test_what_failed_is_tried_again_by_itself(answer):
    answer.expect_console("503")
    answers = iter([503, 204])
    answer.route(
        "**/autosave/",
        lambda one: one.fulfill(status=next(answers)) if one.request.method == "POST" else one.continue_(),
    )
    fill(answer, "kept until it is there")
    says(answer, "Not saved yet – kept on this device")
    says(answer, "Saved at")
    assert answer.evaluate("Object.keys(localStorage)") == []


def test_a_form_that_arrived_is_not_put_back(answer):
    answer.fill("#id_answer", "Digital city 2030")
    answer.get_by_role("button", name="Continue").click()
    answer.wait_for_url("**/gallery/")
    answer.goto("/en/gallery/autosave/")
    assert answer.input_value("#id_answer") == ""


def test_passwords_are_never_kept(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/form/")
    page.evaluate("document.querySelector('main form').dataset.keep = 'every'")
    page.evaluate("import('/static/ui/hanse.js?again')")
    page.fill("#id_password", "correct horse battery")
    page.fill("#id_name", "Ana")
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert "Ana" in kept
    assert "correct horse" not in kept


def test_a_choice_reveals_its_field_and_another_hides_it(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/form/")
    assert not page.locator("#id_adopted_on").is_visible()
    page.get_by_label("The council has adopted it").check()
    assert page.locator("#id_adopted_on").is_visible()
    page.get_by_label("There is none").check()
    assert not page.locator("#id_adopted_on").is_visible()


def test_none_of_these_clears_the_others_and_they_clear_it(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/form/")
    page.get_by_label("On the web").check()
    page.get_by_label("None of these").check()
    assert not page.get_by_label("On the web").is_checked()
    page.get_by_label("At a desk").check()
    assert not page.get_by_label("None of these").is_checked()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_used_by_keyboard_alone(visitor, gallery, language):
    page = visitor(gallery)
    page.goto(f"/{language}/gallery/form/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("govuk-skip-link")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    page.locator(".hanse-menu > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".hanse-menu__list").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".hanse-menu__list").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_row_of_the_grid_is_answered_by_arrow_keys(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/form/")
    page.focus("#id_systems-tax")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('[name=systems-tax]:checked').value") == "pilot"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "systems-permits"


def test_the_grids_radios_have_targets_large_enough(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/form/")
    for label in page.locator(".hanse-matrix__label").all()[:4]:
        box = label.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_a_menu_closes_on_a_click_outside(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/")
    page.locator(".hanse-menu > summary").first.click()
    assert page.locator(".hanse-menu__list").first.is_visible()
    page.locator("h1").click()
    assert not page.locator(".hanse-menu__list").first.is_visible()


def test_a_filter_brings_the_list_without_a_new_page(visitor, gallery):
    page = visitor(gallery)
    page.goto("/en/gallery/")
    page.evaluate("window.stayed = true")
    with page.expect_response(re.compile("region=Africa")):
        page.select_option("#region", "Africa")
    page.wait_for_url("**/?*region=Africa*")
    assert page.evaluate("window.stayed") is True
    assert page.locator("#cities table").count() == 1


def test_the_policy_refuses_inline_scripts(visitor, gallery):
    page = visitor(gallery)
    page.expect_console("Content Security Policy")
    page.goto("/en/gallery/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s) }"
    )
    assert page.evaluate("window.ran") is None
