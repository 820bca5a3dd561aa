"""People of a live site: cities with their officials, a browser without JavaScript, a program with a key."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import requests
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import Argon2PasswordHasher

from hanse.diagnostic.models import Assessment, Round
from hanse.identity.models import User
from hanse.identity.public import grant_mandate
from hanse.members.enums import Role
from hanse.members.models import City
from hanse.members.public import ensure_network
from tests.campaigns.live import Live
from tests.diagnostic.rounds import SYSTEM, a_round
from tests.factories import CityFactory, UserFactory
from tests.network.api.calls import key_for
from tests.questions.views.page import form_of

PASSWORD = "correct horse battery"
HASHED = Argon2PasswordHasher().encode(PASSWORD, "salt of the campaigns")  # as the live site hashes
NAME = "Round of the campaign"
TOKEN = "csrfmiddlewaretoken"
PATIENCE_S = 60


@dataclass
class Crew:
    """A city, its people, and the round that it may answer in."""

    city: City
    coordinator: User
    contributor: User
    approver: User
    round: Round


def a_crew(**facts: Any) -> Crew:
    """A city of the live site with a person in each role, all of whom can sign in."""
    ensure_network(name="Network", by=SYSTEM)
    city = CityFactory(income_group="high", **facts)
    crew = {role: an_official(city, role) for role in (Role.COORDINATOR, Role.CONTRIBUTOR, Role.APPROVER)}
    round_ = Round.objects.filter(name=NAME).first() or a_round(NAME)
    return Crew(city, *crew.values(), round_)


def an_official(city: City, role: Role, **facts: Any) -> User:
    user = UserFactory(password=HASHED, **facts)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    grant_mandate(user=user, party_id=city.party_id, role=role, by=SYSTEM)
    return user


PLACE = "X-Forwarded-For"
_numbers = count(1)


def a_place() -> str:
    """An address of the network from which nobody else has called."""
    number = next(_numbers)
    return f"10.0.{number // 250}.{number % 250 + 1}"


@dataclass
class Browser:
    """A browser without JavaScript: it keeps cookies, and sends the forms that pages hold."""

    live: Live
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.headers[PLACE] = a_place()

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.live.address + path, timeout=PATIENCE_S)

    def post(self, path: str, fields: dict[str, Any], *, follow: bool = True, **more: Any) -> requests.Response:
        """Send fields with the token of the browser's cookie."""
        sent = {TOKEN: self.session.cookies.get("csrftoken", "")} | fields
        address = self.live.address + path
        headers = {"Origin": self.live.address} | more.pop("headers", {})
        return self.session.post(address, sent, headers=headers, allow_redirects=follow, timeout=PATIENCE_S, **more)

    def form(self, path: str, action: str = "") -> dict[str, Any]:
        """The fields of the form on a page that is sent to `action` (the page itself without one)."""
        return form_of(self.get(path), action or urlsplit(path).path)

    def sign_in(self, user: User) -> "Browser":
        self.get("/en/account/login/")
        answer = self.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
        assert answer.url.startswith(self.live.address), answer.url
        assert "/login/" not in answer.url, answer.text
        return self

    def another_tab(self) -> "Browser":
        """The same session over a connection of its own: a session object serves one thread at a time."""
        tab = Browser(self.live)
        tab.session.cookies.update(self.session.cookies)
        return tab


@dataclass
class Caller:
    """A program with a key of the person's."""

    live: Live
    key: str
    session: requests.Session = field(default_factory=requests.Session)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> requests.Response:
        headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.live.address}/api/v1{path}"
        return self.session.request(method, address, json=body, headers=headers, timeout=PATIENCE_S)


def caller_of(live: Live, user: User) -> Caller:
    return Caller(live, key_for(user))


def answers_at(assessment: Assessment, rest: str = "") -> str:
    """The address of a page of the question runner for this assessment."""
    return f"/en/assessments/{assessment.id}/answers/{rest}"
