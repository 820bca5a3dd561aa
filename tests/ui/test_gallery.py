"""Every page of the gallery in real Chromium: axe, three widths, right to left, without scripts."""

import pytest

from tests.journeys.browser import check_page, shot

PAGES = ["", "form/", "charts/", "reading/", "autosave/", "confirm/", "print/"]


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 375, 320])
@pytest.mark.parametrize("page_path", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_passes_axe_and_fits_its_window(visitor, gallery, page_path, width, language):
    page = visitor(gallery, width=width)
    page.goto(f"/{language}/gallery/{page_path}")
    shot(page, f"{language}-{page_path.strip('/') or 'components'}")
    check_page(page)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_form_that_comes_back_says_what_is_wrong_and_leads_there(visitor, gallery, width, language):
    page = visitor(gallery, width=width)
    page.expect_console("422")
    page.goto(f"/{language}/gallery/form/")
    page.locator("main button[type=submit]").click()
    assert page.title().startswith("Error:")
    shot(page, f"{language}-form-problems")
    check_page(page)
