"""Limits of sign-in, what the answers give away, and letters: how the sign-in library behaves here."""

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from statistics import median

import pytest
from aiosmtpd.controller import Controller
from allauth.core.internal import ratelimit
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hanse.identity.actions import invite_person, make_key, use_key
from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.models import Notice
from hanse.ui import formats
from tests.factories import OrganisationFactory
from tests.identity.people import PASSWORD, a_person

pytestmark = pytest.mark.django_db
NEW = "seven green hills"


def tries(email: str, password: str, *, place: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=place).post(reverse("account_login"), {"login": email, "password": password})


def came_in(answer) -> bool:
    return answer.status_code == 302


def asks_for_a_link(email: str, *, place: str = "192.0.2.1", language: str = "en"):
    return Client(REMOTE_ADDR=place).post(f"/{language}/account/password/reset/", {"email": email})


def test_after_five_wrong_passwords_the_page_says_when_to_try_again(monkeypatch):
    person = a_person()
    answers = [tries(person.email, "wrong") for _ in range(6)]

    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert answers[-1].headers["Retry-After"] == "300"
    assert "Wait five minutes" in answers[-1].content.decode()
    assert not came_in(tries(person.email, PASSWORD)), "the right one does not help from there, for now"
    at = time.time()
    monkeypatch.setattr(ratelimit.time, "time", lambda: at + 301)
    assert came_in(tries(person.email, PASSWORD))


def test_nobody_keeps_a_person_out_from_another_place():
    person = a_person()
    for _ in range(8):
        tries(person.email, "wrong", place="198.51.100.7")

    assert came_in(tries(person.email, PASSWORD))


def test_one_place_cannot_go_through_many_accounts():
    people = [a_person(f"person{n}@example.org") for n in range(11)]

    answers = [tries(one.email, "wrong", place="198.51.100.7").status_code for one in people]

    assert answers == [200] * 10 + [429]


def test_links_are_sent_to_one_address_five_times_a_minute_and_the_page_says_when_again():
    person = a_person()
    answers = [asks_for_a_link(person.email) for _ in range(6)]

    assert [one.status_code for one in answers] == [302] * 5 + [429]
    assert answers[-1].headers["Retry-After"] == "60"
    page = answers[-1].content.decode()
    assert "Wait a minute, then try again." in page
    assert "hanse-template" in page
    assert Notice.objects.filter(template="account/email/password_reset_key").count() == 5


def test_no_answer_tells_whether_an_address_has_an_account():
    a_person()
    closed = a_person("closed@example.org", is_active=False)
    invited = invited_in("en")
    addresses = ("kim@example.org", closed.email, invited.email, "nobody@example.org")

    signed = {masked(tries(one, "wrong", place=f"192.0.2.{n}")) for n, one in enumerate(addresses)}
    asked = [asks_for_a_link(one) for one in addresses]

    assert len(signed) == 1
    assert {(one.status_code, one.headers["Location"]) for one in asked} == {(302, "/en/account/password/reset/done/")}


def masked(answer) -> str:
    """The page without what differs at each request: the address typed, tokens, ids."""
    return re.sub(r'value="[^"]*"|[\w.]+@example\.org|nonce="[^"]*"', "", answer.content.decode())


@pytest.mark.long
@pytest.mark.parametrize("ask", [lambda email, n: tries(email, "wrong", place=f"192.0.{n}.1"), asks_for_a_link])
def test_the_answer_takes_about_as_long_for_an_address_without_an_account(settings, ask):
    """Asked by turns, so that a busy machine slows both alike."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    person, taken = a_person(), {"kim@example.org": [], "nobody@example.org": []}
    person.set_password(PASSWORD)
    person.save()
    for n in range(20):
        for email, times in taken.items():
            began = time.perf_counter()
            ask(email, n) if ask is not asks_for_a_link else ask(email)
            times.append(time.perf_counter() - began)

    known, unknown = (median(times[5:]) for times in taken.values())
    assert 0.8 < known / unknown < 1.25, f"known {known * 1000:.1f} ms, unknown {unknown * 1000:.1f} ms"


@pytest.fixture
def post(settings, free_port) -> Iterator[list[EmailMessage]]:
    """A mail server on loopback: the letters that it was given."""
    letters: list[EmailMessage] = []

    class Box:
        async def handle_DATA(self, _server, _session, envelope):
            letters.append(message_from_bytes(envelope.content, policy=policy.default))
            return "250 kept"

    server = Controller(Box(), hostname="127.0.0.1", port=free_port)
    server.start()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {
        "default": {"BACKEND": backend, "OPTIONS": {"host": "127.0.0.1", "port": free_port, "timeout": 5}}
    }
    yield letters
    server.stop()


def arrived(post: list[EmailMessage]) -> tuple[EmailMessage, str]:
    """Let the worker's job send the newest letter: it and the path of its first link."""
    notices.send_delivery(Notice.objects.latest("id").deliveries.get().id)
    body = post[-1].get_body(("plain",)).get_content()
    return post[-1], re.search(r"https?://[^/\s]+(/\S+)", body).group(1)


def invited_in(language: str):
    return invite_person(
        email="lee@example.org",
        party=OrganisationFactory(name="Ulsan"),
        role="contributor",
        by=Actor.system("test"),
        invited_by="Kim",
        language=language,
    )


@pytest.mark.parametrize(
    ("language", "subject"), [("en", "Password Reset Email"), ("fr", "mot de passe"), ("ar", "كلمة المرور")]
)
def test_a_link_for_a_new_password_comes_in_her_language_and_works_once(post, client, language, subject):
    person = a_person(language=language)
    asks_for_a_link(person.email, language="es")

    letter, path = arrived(post)
    assert subject in letter["Subject"]
    assert letter["To"] == person.email
    assert path.startswith(f"/{language}/account/password/reset/key/")
    key = make_key(person, name="Register", scope="read", expires_on=today()).secret
    page = client.get(path, follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)

    person.refresh_from_db()
    assert person.check_password(NEW)
    assert use_key(key) is None
    assert "Register" in done.content.decode()
    assert "password1" not in Client().get(path, follow=True).content.decode(), "it is used"
    assert not came_in(tries(person.email, PASSWORD))
    assert came_in(tries(person.email, NEW))


def test_a_link_for_a_new_password_is_too_old_after_a_day(post, client, monkeypatch):
    asks_for_a_link(a_person().email)
    _letter, path = arrived(post)
    for hours, works in ((23, True), (25, False)):
        later = datetime.now() + timedelta(hours=hours)  # noqa: DTZ005 - as Django counts
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _self, later=later: later)

        assert ("password1" in Client().get(path, follow=True).content.decode()) is works


def test_who_has_no_account_is_told_so_by_letter_and_by_nothing_else(post):
    asks_for_a_link("nobody@example.org")

    letter, _path = arrived(post)

    assert letter["To"] == "nobody@example.org"
    assert "do not have any record" in letter.get_body(("plain",)).get_content()


@pytest.mark.parametrize(("language", "said"), [("fr", "vous invite"), ("en", "invites you")])
def test_an_invitation_comes_in_her_language_works_once_and_for_two_weeks(post, client, monkeypatch, language, said):
    person = invited_in(language)
    letter, path = arrived(post)
    assert said in letter["Subject"]
    assert path.startswith(f"/{language}/")

    real = TimestampSigner.unsign

    def later(self, value, max_age=None):
        return real(self, value, max_age=None if max_age is None else max_age - 15 * 24 * 3600)

    with monkeypatch.context() as patched:
        patched.setattr(TimestampSigner, "unsign", later)
        assert client.get(path).status_code == 410
    client.post(path, {"name": "Lee", "password": NEW})

    person.refresh_from_db()
    assert person.check_password(NEW)
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize(("language", "greeting"), [("en", "Dear Ana,"), ("fr", "Bonjour Ana,")])
def test_a_changed_password_leads_to_the_account_and_is_told_by_a_letter_that_can_be_read(client, language, greeting):
    person = a_person(name="Ana", language=language)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"

    answer = client.post(reverse("account_change_password"), given, headers={"user-agent": browser})
    letter = Notice.objects.get(template="account/email/password_changed").body

    assert answer.headers["Location"] == reverse("identity:profile")
    assert letter.startswith(greeting)
    assert "Chrome, Linux" in letter
    assert "Mozilla" not in letter
    with translation.override(language):
        assert formats.date(now(), "medium") in letter
