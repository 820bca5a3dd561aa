"""The site as a visitor meets it."""

import pytest
from django.conf import settings
from django.utils.html import escape

pytestmark = pytest.mark.django_db
LANGUAGE = settings.LANGUAGE_CODE


def test_home_has_the_citys_name_and_look_and_leads_to_the_service(client):
    page = client.get(f"/{LANGUAGE}/").content.decode()

    assert escape(settings.SITE_NAME) in page
    assert settings.HANSE_LOOK["stylesheet"] in page
    assert f'href="/{LANGUAGE}/services/street_tree/"' in page


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_language_has_its_pages(client, language):
    for path in (
        "",
        "services/",
        "services/street_tree/",
        "registers/",
        "privacy/",
        "accessibility/",
        "account/login/",
    ):
        assert client.get(f"/{language}/{path}").status_code == 200, path


def test_somebody_begins_an_application(client):
    page = client.post(f"/{LANGUAGE}/services/street_tree/begin/", follow=True)

    assert page.status_code == 200
    assert page.request["PATH_INFO"].endswith("/answers/questions/kind/")


def test_a_stranger_does_not_see_the_inbox(client):
    assert "/account/login/" in client.get(f"/{LANGUAGE}/office/").headers["Location"]


def test_programs_find_the_service_and_people_its_description(client):
    described = client.get("/api/v1/openapi.json").json()

    assert "/api/v1/services/{service}/" in described["paths"]
    assert client.get("/api/v1/services/street_tree/").json()["key"] == "street_tree"
    assert client.get(f"/{LANGUAGE}/developers/api/").status_code == 200
