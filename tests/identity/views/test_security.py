"""Second step, recovery codes, passkeys and devices, as a person meets them in a real browser."""

import base64
import struct
import time
from hmac import digest

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from playwright.sync_api import Page, expect

from hanse.kernel.models import Notice
from hanse.kernel.sessions import SessionStore
from tests.identity.people import PASSWORD, a_person, signs_in
from tests.journeys.browser import check_page, shot

journey = pytest.mark.journey
database = pytest.mark.django_db(transaction=True)


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What an app shows for a secret: RFC 6238, six digits of half a minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    hashed = digest(key, struct.pack(">Q", int(time.time()) // 30 + ahead), "sha1")
    start = hashed[-1] & 15
    return f"{(struct.unpack('>I', hashed[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def looks_at(page: Page, name: str) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        check_page(page)
        shot(page, f"security-{name}")
    page.set_viewport_size({"width": 1280, "height": 900})


def types(page: Page, code: str) -> None:
    page.locator("input[name=code]").fill(code)
    page.locator("input[name=code]").press("Enter")


def proves_herself(page: Page) -> None:
    """The password once more."""
    page.wait_for_url("**/reauthenticate/**")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")


def signs_out(page: Page) -> None:
    page.context.clear_cookies()


@journey
@database
def test_second_step_on_used_lost_and_off(visitor, live_server):
    person = a_person()
    page = visitor(live_server.url)
    signs_in(page, person)
    page.goto("/en/account/2fa/")
    looks_at(page, "index")
    page.get_by_role("button", name="Turn the second step on").click()
    looks_at(page, "once-more")
    proves_herself(page)
    page.wait_for_url("**/totp/activate/")
    looks_at(page, "on")
    secret = page.locator("#authenticator_secret").input_value()

    types(page, "000000" if code_of(secret) != "000000" else "111111")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    secret = page.locator("#authenticator_secret").input_value()
    types(page, code_of(secret))
    page.wait_for_url("**/recovery-codes/")
    looks_at(page, "codes")
    codes = page.locator("#recovery_codes").input_value().split()

    signs_out(page)
    signs_in(page, person)
    page.wait_for_url("**/2fa/authenticate/")
    looks_at(page, "asked")
    page.goto("/en/account/profile/")
    assert "/account/profile/" not in page.url, "the password alone opens nothing"
    types(page, "123456" if code_of(secret) != "123456" else "654321")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    types(page, codes[0])
    page.wait_for_url("**/en/work/")

    signs_out(page)
    signs_in(page, person)
    types(page, codes[0])
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    types(page, code_of(secret, ahead=1))
    page.wait_for_url("**/en/work/")

    long_ago(person)
    page.goto("/en/account/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    proves_herself(page)
    looks_at(page, "off")
    page.get_by_role("button", name="Yes, turn it off").click()
    page.wait_for_url("**/2fa/")
    assert not Authenticator.objects.filter(user=person).exists()
    signs_out(page)
    signs_in(page, person)
    page.wait_for_url("**/en/work/")
    told = set(Notice.objects.filter(address=person.email).values_list("template", flat=True))
    assert {"mfa/email/totp_activated", "mfa/email/totp_deactivated"} <= told


def long_ago(person) -> None:
    """As if she had signed in an hour ago, in every session of hers."""
    for one in UserSession.objects.filter(user=person):
        session = SessionStore(one.session_key)
        for method in session["account_authentication_methods"]:
            method["at"] -= 3600
        session.modified = True
        session.save()


def with_a_device(page: Page) -> None:
    """A phone that keeps passkeys and whose owner always touches it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@journey
@database
def test_a_passkey_added_used_without_a_password_and_removed(visitor, live_server):
    person = a_person()
    page = visitor(live_server.url)
    with_a_device(page)
    signs_in(page, person)
    page.goto("/en/account/2fa/webauthn/add/")
    proves_herself(page)
    page.wait_for_url("**/webauthn/add/")
    looks_at(page, "passkey-add")
    page.get_by_label("Name of this device").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/2fa/**codes/")
    assert Authenticator.objects.get(user=person, type="webauthn").wrap().name == "My phone"

    signs_out(page)
    page.goto("/en/account/login/?next=/en/account/2fa/webauthn/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: url.endswith("/en/account/2fa/webauthn/") and "next=" not in url)
    looks_at(page, "passkeys")

    page.get_by_role("link", name="Remove: My phone").click()
    proves_herself(page)
    page.wait_for_url("**/remove/")
    looks_at(page, "passkey-remove")
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("You have no passkey yet.")).to_be_visible()
    assert not Authenticator.objects.filter(user=person).exists()

    signs_out(page)
    page.goto("/en/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("This code or passkey is not valid here.")).to_be_visible()
    page.goto("/en/account/profile/")
    assert "/account/login/" in page.url, "a passkey that was removed opens nothing"


@pytest.mark.long
@journey
@database
def test_a_passkey_that_is_cancelled_is_told_on_the_page(visitor, live_server):
    page = visitor(live_server.url)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    page.expect_console("")
    page.goto("/en/account/login/")
    expect(page.get_by_text("The passkey did not work")).to_be_hidden()
    page.evaluate("void (navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')))")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("The passkey did not work")).to_be_visible()
    check_page(page)
