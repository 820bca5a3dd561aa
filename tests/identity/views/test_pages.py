"""Every page of sign-in and of the account's security, looked at: layout, width, axe, and no text of another language."""

import pytest

from tests.identity.people import PASSWORD, a_person, signs_in
from tests.identity.views.test_provider import named
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

BEFORE = (
    "login/",
    "signup/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-set-password/",
    "password/reset/key/done/",
    "inactive/",
    "confirm-email/",
    "oidc/town/login/",
    "3rdparty/login/cancelled/",
)
WITHIN = (
    "profile/",
    "email/",
    "password/change/",
    "2fa/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/totp/activate/",
    "sessions/",
    "3rdparty/",
    "logout/",
)
LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("language", "widths"),
    [
        ("ar", (375,)),
        pytest.param("ar", (1280,), marks=LONG),
        *(pytest.param(c, (1280, 375), marks=LONG) for c in ("en", "fr")),
    ],
)
def test_every_page_of_sign_in_is_fit_to_be_seen(visitor, live_server, settings, language, widths):
    named(settings, "http://localhost:9")
    person = a_person(language=language)
    page = visitor(live_server.url, locale=language)

    def looks_at(path: str) -> None:
        page.goto(f"/{language}/account/{path}")
        if "/reauthenticate/" in page.url:
            looked(f"once-more-{language}")
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("input[name=password]").press("Enter")
            page.wait_for_url(f"**/account/{path}")
        looked(f"{path.strip('/').replace('/', '-')}-{language}")

    def looked(name: str) -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            check_page(page)
            shot(page, f"account-{name}")

    for path in BEFORE:
        looks_at(path)
    signs_in(page, person, language=language)
    for path in WITHIN:
        looks_at(path)
