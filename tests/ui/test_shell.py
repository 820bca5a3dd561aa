import pytest
from django.test import RequestFactory, override_settings

from hanse.ui import shell
from tests.ui.page import read


def test_the_language_switch_leads_to_this_page_in_each_language(client):
    page = read(client.get("/en/gallery/form/?page=2").content.decode())
    links = {link.attrs["hreflang"]: link for link in page.all("a", "hanse-menu__link") if "hreflang" in link.attrs}
    assert set(links) == {"en", "fr", "es", "ru", "ko", "zh-hans", "ar"}
    assert links["ar"].attrs["href"] == "/ar/gallery/form/?page=2"
    assert links["ar"].attrs["dir"] == "rtl"
    assert links["ar"].attrs["lang"] == "ar"
    assert [code for code, link in links.items() if "aria-current" in link.attrs] == ["en"]


def test_signing_out_is_posted_with_a_token(client):
    page = read(client.get("/en/gallery/form/").content.decode())
    out = next(form for form in page.all("form", method="post") if "Sign out" in form.text)
    assert out.one("input", name="csrfmiddlewaretoken").attrs["value"]


def test_the_active_section_is_named(client):
    page = read(client.get("/en/gallery/form/").content.decode())
    assert page.one(cls="govuk-service-navigation__item--active").text == "Form"


def test_a_site_without_a_shell_of_its_own_has_a_plain_one():
    with override_settings(HANSE_SHELL="", SITE_NAME="Somewhere"):
        made = shell.shell_of(RequestFactory().get("/en/gallery/"))
    assert made.name == "Somewhere"
    assert made.account is None
    assert made.languages[0].href == "/en/gallery/"


def test_without_a_request_nothing_is_asked():
    assert shell.shell_of(None).navigation == ()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_switch_of_languages_leads_to_no_other_host(method):
    request = RequestFactory().generic(method, "/x/")
    request.path = "//elsewhere.example/en/"
    assert {language.href for language in shell.languages_of(request)} == {"/%2Felsewhere.example/en/"}
