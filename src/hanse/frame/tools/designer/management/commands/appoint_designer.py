"""Let somebody design services on the site: hanse manage appoint_designer her@city.example."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.frame.actions import ensure_authority
from hanse.frame.enums import DESIGNER
from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Let a person write, review and publish services here; a letter tells her, with a link to choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="as it stands in letters")
        parser.add_argument("--language", default=LANGUAGES[0], choices=LANGUAGES, help="of her letters and pages")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, name: str, language: str, **_options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        by = Actor.system("appoint_designer")
        invite_person(
            email=email,
            name=name,
            language=language,
            party=ensure_authority(by=by),
            role=DESIGNER,
            by=by,
            invited_by=settings.SITE_NAME,
        )
        self.stdout.write(f"{email} can design services; the letter goes out as soon as the worker runs.")
