"""Designers of the tests, and their drafts."""

from django.test import Client

from hanse.frame.actions import appoint_designer
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.actions.drafting import begin_draft
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.origins import files_in
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from tests.factories.identity import UserFactory

BACKEND = "hanse.identity.views.backend.SignInBackend"


def a_designer(name: str = "Dora") -> User:
    made = UserFactory(name=name)
    appoint_designer(made, by=Actor.system("test"))
    return made


def a_draft(by: User, template: str = "event_permit") -> Draft:
    """A draft of a template."""
    return begin_draft(files_in(templates()[template]), by=by)


def at_work(user: User) -> Client:
    """Her browser."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client
