"""Pages on paper: the whole width, no navigation, no addresses of the site behind its links."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def paper(visitor, live_server):
    def show(path: str):
        page = visitor(live_server.url)
        page.goto(path)
        page.emulate_media(media="print")
        return page

    return show


def shown(page, selector: str) -> bool:
    return any(one.is_visible() for one in page.locator(selector).all())


@pytest.mark.parametrize("path", ["/en/gallery/", "/en/gallery/reading/", "/ar/gallery/reading/"])
def test_what_leads_about_the_site_is_not_printed(paper, path):
    page = paper(path)

    assert page.get_by_role("heading", level=1).is_visible()
    for selector in (
        "nav",
        ".hanse-masthead__tools",
        ".hanse-filters",
        ".hanse-take-away",
        ".hanse-footer",
        ".govuk-button",
    ):
        assert not shown(page, selector), selector


def test_links_of_the_site_print_no_address_and_others_do(paper):
    page = paper("/en/gallery/reading/")
    page.locator("main").evaluate(
        "main => main.insertAdjacentHTML('beforeend', "
        "'<a id=ours class=govuk-link href=/en/>x</a> <a id=theirs class=govuk-link href=https://example.org/>y</a>')"
    )
    after = "one => getComputedStyle(one, '::after').content"

    assert page.locator("#ours").evaluate(after) == "none"
    assert "https://example.org/" in page.locator("#theirs").evaluate(after)


def test_the_text_takes_the_width_of_the_paper(paper):
    page = paper("/en/gallery/form/")

    column, main = (page.locator(one).first.bounding_box()["width"] for one in ("main [class*=grid-column]", "main"))
    assert column >= main
