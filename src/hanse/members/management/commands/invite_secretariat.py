"""Invite somebody to the secretariat: the first person of a new site, and any later one."""

from typing import Any

from django.conf import settings

from hanse.identity.public import InviteCommand, Party
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.enums import StaffRole


class Command(InviteCommand):
    help = "Invite a person to the network's secretariat; she gets a letter with a link to choose a password."

    def place(self, *, by: Actor, **_options: Any) -> tuple[Party, str]:
        return ensure_network(name=settings.SITE_NAME, by=by), StaffRole.SECRETARIAT
