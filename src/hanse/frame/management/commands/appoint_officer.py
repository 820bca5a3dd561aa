"""Let somebody work in an office: hanse manage appoint_officer her@city.example parks."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from hanse.frame.actions import ensure_authority
from hanse.frame.enums import role_of
from hanse.frame.queries.offering import offered
from hanse.identity.public import InviteCommand, Party
from hanse.kernel.actor import Actor


class Command(InviteCommand):
    help = "Let a person work in an office of the services; a letter tells her, with a link to choose a password."
    said = "{email} works in the office {office}; the letter goes out as soon as the worker runs."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("office", help="its key, as the services name it")

    def place(self, *, by: Actor, **options: Any) -> tuple[Party, str]:
        office: str = options["office"]
        known = sorted({one.key for procedure in offered() for one in procedure.offices})
        if office not in known:
            raise CommandError(f"No service names an office “{office}”. There are: {', '.join(known) or 'none yet'}.")
        return ensure_authority(by=by), role_of(office)
