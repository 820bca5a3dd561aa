"""Tools, and people who look at them."""

from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.toolbox.actions.tool import Description, add_tool
from hanse.toolbox.models import Tool
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

BY = Actor.system("test")


def a_tool(key: str, name: str = "", **said: object) -> Tool:
    texts = {"en": {"name": name or key, "summary": "It helps.", "about": "", "begin": ""}}
    rest = {"open_to": "everybody", "languages": ["en"], **said}
    return add_tool(Description(key=key, language="en", texts=texts, **rest), by=BY)  # type: ignore[arg-type]


def a_secretary(language: str = "en") -> User:
    person = UserFactory.create(language=language)
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    return person


def a_coordinator(kind: str = "full", language: str = "en") -> User:
    person = UserFactory.create(language=language)
    grant_mandate(user=person, party_id=CityFactory.create(member=kind).party_id, role=Role.COORDINATOR, by=BY)
    return person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_secretary_s_client() -> Client:
    return signed_in(a_secretary())


def a_member_s_client(kind: str = "full") -> Client:
    return signed_in(a_coordinator(kind))
