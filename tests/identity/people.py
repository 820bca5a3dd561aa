"""People who can sign in, for the tests of sign-in."""

from allauth.account.models import EmailAddress
from playwright.sync_api import Page

from hanse.identity.models import User
from tests.factories import UserFactory

PASSWORD = "three quiet rivers"


def a_person(email: str = "kim@example.org", *, password: str = PASSWORD, verified: bool = True, **fields) -> User:
    """Somebody with a password and an address, proved or not."""
    user = UserFactory(email=email, **{"name": "Kim"} | fields)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


def signs_in(page: Page, user: User, *, password: str = PASSWORD, language: str = "en") -> None:
    """By e-mail address and password, as far as that leads."""
    page.goto(f"/{language}/account/login/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)
