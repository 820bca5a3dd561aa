"""What members do when something happened elsewhere."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hanse.kernel.outbox import receiver
from hanse.members.actions.handing_over import settle_hand_overs


@receiver("identity.person_joined")
def on_person_joined(said: Mapping[str, Any]) -> None:
    settle_hand_overs(UUID(said["user"]))
