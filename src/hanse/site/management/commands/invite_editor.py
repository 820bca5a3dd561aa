"""Invite somebody to write on the public site."""

from typing import Any

from django.conf import settings

from hanse.identity.public import InviteCommand, Party
from hanse.kernel.actor import Actor
from hanse.members.public import ensure_network
from hanse.site.enums import SiteRole


class Command(InviteCommand):
    help = "Invite a person to write on the public site; what she writes is published by the secretariat."

    def place(self, *, by: Actor, **_options: Any) -> tuple[Party, str]:
        return ensure_network(name=settings.SITE_NAME, by=by), SiteRole.EDITOR
