"""Invite somebody to the secretariat: the first person of a new site, and any later one."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.enums import StaffRole

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Invite a person to the network's secretariat; she gets a letter with a link to choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="as it stands in letters")
        parser.add_argument("--language", default="en", choices=LANGUAGES, help="of her letters and pages")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, name: str, language: str, **_options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        by = Actor.system("invite_secretariat")
        invite_person(
            email=email,
            name=name,
            language=language,
            party=ensure_network(name=settings.SITE_NAME, by=by),
            role=StaffRole.SECRETARIAT,
            by=by,
            invited_by=settings.SITE_NAME,
        )
        self.stdout.write(f"{email} was invited; the letter goes out as soon as the worker runs.")
