"""Invite somebody to write on the public site."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor
from hanse.members.public import ensure_network
from hanse.site.enums import SiteRole

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Invite a person to write on the public site; what she writes is published by the secretariat."

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
        by = Actor.system("invite_editor")
        invite_person(
            email=email,
            name=name,
            language=language,
            party=ensure_network(name=settings.SITE_NAME, by=by),
            role=SiteRole.EDITOR,
            by=by,
            invited_by=settings.SITE_NAME,
        )
        self.stdout.write(f"{email} was invited; the letter goes out as soon as the worker runs.")
