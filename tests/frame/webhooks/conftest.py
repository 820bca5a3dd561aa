"""A receiver, and webhooks of the sample permit's office that lead to it."""

from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any

import pytest

from hanse.frame.actions.hooking.keeping import Wish, make_webhook
from hanse.frame.enums import OFFICES_ALONE, Occasion
from hanse.frame.models import Webhook
from hanse.frame.spec.procedure import Procedure
from tests.frame.webhooks.receiver import Receiver, receiving

EVERY = [one.value for one in Occasion if one is not Occasion.TEST]


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.OPEN_NETWORKS = [ip_network("127.0.0.0/8")]
    with receiving() as found:
        yield found


@pytest.fixture
def hook(receiver: Receiver, service: Procedure, officer: Callable[..., Any]) -> Webhook:
    """Of the building office: every event of its cases."""
    wish = Wish(address=receiver.address, events=EVERY, office="building")
    return make_webhook(wish, by=officer("building")).webhook


def own_events() -> list[str]:
    return [one for one in EVERY if one not in OFFICES_ALONE]
