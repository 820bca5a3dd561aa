"""Cases while the site is broken on purpose: each decision counts once, and its letter is made once, whoever dies."""

import time
from collections import Counter
from functools import partial
from pathlib import Path

import psutil
import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from hanse.frame import catalogue
from hanse.frame.actions import appoint_officer
from hanse.frame.models import Case, CaseEvent, IssuedDocument
from hanse.frame.queries import chain_of
from hanse.frame.spec.chain import broken_links
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.playing import read_answers
from hanse.frame.tools.rehearsing import hand_in
from hanse.identity.models import User
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.models import Notice, StoredFile
from tests.campaigns.live import Live, kill
from tests.campaigns.people import HASHED, Browser
from tests.campaigns.test_at_once import together
from tests.factories import UserFactory

OFFERED = Path(__file__).with_name("offered")
PATIENCE_S = 150
"""A job whose worker died is taken up a minute and a half later."""


@pytest.fixture(autouse=True)
def service(live):
    procedure = catalogue.declare(read_procedure(OFFERED / "tree_permit"))
    yield procedure
    catalogue.withdraw(procedure.key)


def an_officer() -> User:
    user = UserFactory(password=HASHED)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    appoint_officer(user, "trees", by=Actor.system("test"))
    return user


@pytest.fixture
def case(service) -> Case:
    return hand_in(service, read_answers(service, {"kind": "An oak", "email": "ann@example.org"}), now())


def step(case: Case, key: str) -> str:
    return f"/en/office/cases/{case.id}/steps/{key}/"


def workers_of_jobs(live: Live) -> list[psutil.Process]:
    family = [one for one in live.site.family() if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in family if {"worker", "procrastinate"} & set(one.cmdline())]


def made(case: Case) -> IssuedDocument:
    """The case's one letter, when its file is there."""
    end = time.monotonic() + PATIENCE_S
    while not (found := IssuedDocument.objects.filter(case=case, file__isnull=False).first()):
        assert time.monotonic() < end, "the letter was never made"
        time.sleep(0.2)
    return found


def bytes_of(live: Live, letter: IssuedDocument) -> bytes:
    (file,) = (live.var / "files").rglob(str(letter.file_id))
    return file.read_bytes()


def test_two_officers_who_decide_at_once_decide_once(live, case):
    browsers = [Browser(live).sign_in(an_officer()) for _ in range(2)]

    answers = together(
        *[
            partial(browser.post, step(case, key), {}, follow=False)
            for browser in browsers
            for key in ("grant", "refuse")
        ]
    )

    assert CaseEvent.objects.filter(case=case, kind="moved").count() == 1
    assert Counter(one.status_code for one in answers)[302] >= 1
    case.refresh_from_db()
    assert case.state in {"granted", "refused"}
    assert IssuedDocument.objects.filter(case=case).count() == (case.state == "granted")
    assert Notice.objects.filter(subject__endswith=f": {case.number}").count() == 1
    assert not list(broken_links(chain_of(case.id)))


def test_a_session_that_is_set_from_outside_is_not_the_one_after_sign_in(live):
    browser, officer = Browser(live), an_officer()
    browser.get("/en/account/login/")
    browser.session.cookies.set("sessionid", "fixedbysomebodyelse0123456789012", domain="127.0.0.1")
    browser.sign_in(officer)
    assert browser.session.cookies.get("sessionid", domain="127.0.0.1") != "fixedbysomebodyelse0123456789012"
    thief = Browser(live)
    thief.session.cookies.set("sessionid", "fixedbysomebodyelse0123456789012", domain="127.0.0.1")
    assert "/login/" in thief.get("/en/office/").url


@pytest.mark.long
def test_a_worker_killed_again_and_again_makes_each_letter_once(live, service):
    browser = Browser(live).sign_in(an_officer())
    answers = read_answers(service, {"kind": "An oak", "email": "ann@example.org"})
    cases = [hand_in(service, answers, now()) for _ in range(12)]
    for number, case in enumerate(cases):
        browser.post(step(case, "grant"), {})
        if number % 3 == 0:
            kill(workers_of_jobs(live))
    letters = [made(case) for case in cases]
    assert IssuedDocument.objects.filter(case__in=cases).count() == len(cases)
    names = [f"{case.number}-permit.pdf" for case in cases]
    assert StoredFile.objects.filter(name__in=names).count() == len(cases), "no letter was made twice"
    assert all(bytes_of(live, one).startswith(b"%PDF-") for one in letters)
    assert Notice.objects.filter(subject__in=[f"Granted: {case.number}" for case in cases]).count() == len(cases)


@pytest.mark.long
def test_every_process_killed_after_the_decision_makes_the_letter_once(live, case):
    browser = Browser(live).sign_in(an_officer())
    kill(workers_of_jobs(live))
    browser.post(step(case, "grant"), {})
    live.kill()
    live.start()
    connection.close()  # the test's own, to the database that was killed

    letter = made(case)

    assert IssuedDocument.objects.filter(case=case).count() == 1
    assert StoredFile.objects.filter(name=f"{case.number}-permit.pdf").count() == 1
    assert "genuine" in Browser(live).get(f"/en/verify/{letter.code}/").text
