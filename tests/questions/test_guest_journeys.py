"""A resident's pages in a real browser: every kind of question under axe, small, right to left, without scripts."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import check_page, shot, sideways
from tests.questions.service import QUESTIONS
from tests.questions.views.test_guest import photo

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def mounted(settings):
    settings.ROOT_URLCONF = "tests.questions.guests"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_passes_axe_and_fits_a_phone(visitor, live_server, language):
    page = visitor(live_server.url)
    for question in QUESTIONS:
        page.goto(f"/{language}/guests/service/questions/{question.key}/")
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            shot(page, f"guest-{language}-{question.key}")
            assert sideways(page) == 0, f"{question.key} is wider than {width} px"
        check_page(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_family_is_entered_with_a_file_on_a_phone(visitor, live_server, tmp_path, scripts):
    proof = tmp_path / "proof.jpg"
    proof.write_bytes(photo().read())
    page = visitor(live_server.url, scripts=scripts, width=375, height=800)
    page.goto("/en/guests/service/questions/group/")
    page.get_by_label("Name").fill("Ana")
    for part, digits in (("Day", "1"), ("Month", "5"), ("Year", "2015")):
        page.get_by_label(part).fill(digits)
    page.locator("input[type=file]").set_input_files(proof)
    page.get_by_role("button", name="Add another").click()
    entry = page.get_by_role("group", name="Entry 2")
    entry.get_by_label("Name").fill("Bo")
    page.expect_console("422")
    entry.get_by_label("Name").press("Enter")
    expect(page.get_by_role("link", name="Fill in “Date of birth”.")).to_be_visible()
    shot(page, f"guest-group-wrong-{scripts}")
    check_page(page) if scripts else None
    for part, digits in (("Day", "2"), ("Month", "1"), ("Year", "2018")):
        page.get_by_role("group", name="Entry 2").get_by_label(part).fill(digits)
    page.get_by_role("button", name="Save and continue").click()
    page.goto("/en/guests/service/check/")
    shot(page, f"guest-check-{scripts}")
    for words in ("1. Name: Ana", "proof.jpg", "2. Name: Bo"):
        expect(page.get_by_text(words)).to_be_visible()


def test_a_place_is_found_by_the_device(visitor, live_server):
    page = visitor(
        live_server.url, geolocation={"latitude": 45.764044, "longitude": 4.835659}, permissions=["geolocation"]
    )
    page.goto("/en/guests/service/questions/place/")
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_label("Latitude")).to_have_value("45.764044")
    page.get_by_role("button", name="Save and continue").click()
    page.goto("/en/guests/service/check/")
    expect(page.get_by_text("45.764044, 4.835659")).to_be_visible()
