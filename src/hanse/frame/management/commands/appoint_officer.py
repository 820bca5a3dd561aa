"""Let somebody work in an office: hanse manage appoint_officer her@city.example parks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.frame.actions import ensure_authority
from hanse.frame.enums import role_of
from hanse.frame.queries.offering import offered
from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Let a person work in an office of the services; a letter tells her, with a link to choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("office", help="its key, as the services name it")
        parser.add_argument("--name", default="", help="as it stands in letters")
        parser.add_argument("--language", default=LANGUAGES[0], choices=LANGUAGES, help="of her letters and pages")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, office: str, name: str, language: str, **_options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        known = sorted({one.key for procedure in offered() for one in procedure.offices})
        if office not in known:
            raise CommandError(f"No service names an office “{office}”. There are: {', '.join(known) or 'none yet'}.")
        by = Actor.system("appoint_officer")
        invite_person(
            email=email,
            name=name,
            language=language,
            party=ensure_authority(by=by),
            role=role_of(office),
            by=by,
            invited_by=settings.SITE_NAME,
        )
        self.stdout.write(f"{email} works in the office {office}; the letter goes out as soon as the worker runs.")
