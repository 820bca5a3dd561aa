"""Every page of the gallery in real Chromium: axe, three widths, right to left, without scripts."""

import pytest

from tests.journeys.browser import check_page, shot, sideways

PAGES = ["", "form/", "charts/", "reading/", "autosave/", "confirm/", "print/"]


@pytest.mark.journey
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_passes_axe_and_fits_its_window(visitor, gallery, path, language):
    page = visitor(gallery)
    page.goto(f"/{language}/gallery/{path}")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 900})
        shot(page, f"{language}-{path.strip('/') or 'components'}")
        assert sideways(page) == 0, f"wider than {width} px"
        if width != 375:
            check_page(page)


@pytest.mark.journey
@pytest.mark.parametrize(("language", "error"), [("en", "Error:"), ("ar", "خطأ:")])
def test_a_form_that_comes_back_says_what_is_wrong_and_leads_there(visitor, gallery, language, error):
    page = visitor(gallery)
    page.expect_console("422")
    page.goto(f"/{language}/gallery/form/")
    page.locator("main button[data-prevent-double-click]").click()
    assert page.title().startswith(error)
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.locator(".govuk-error-summary a").nth(4).click()
    assert page.evaluate("document.activeElement.id") == "id_started-day"
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        shot(page, f"{language}-form-problems")
        check_page(page)


@pytest.mark.journey
@pytest.mark.parametrize("path", ["", "form/"])
def test_a_page_is_whole_without_scripts(visitor, gallery, path):
    page = visitor(gallery, scripts=False, width=375)
    page.goto(f"/en/gallery/{path}")
    assert page.locator(".govuk-service-navigation__list").is_visible()
    if path:
        assert page.locator("#id_adopted_on").is_visible(), "what a choice reveals is in sight without scripts"
    else:
        assert page.locator("#as-table").is_visible(), "every tab's panel shows without scripts"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
