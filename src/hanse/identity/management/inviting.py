"""What commands that invite somebody have in common: her address, her name and language, and the letter."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.identity.actions import invite_person
from hanse.identity.models import Party
from hanse.kernel.actor import Actor


class InviteCommand(BaseCommand):
    """Invites a person by her address. Each such command says to what (`place`); `said` is written when it is done."""

    said = "{email} was invited; the letter goes out as soon as the worker runs."

    def place(self, *, by: Actor, **options: Any) -> tuple[Party, str]:
        """The party, and the role that she is to have there. Raises CommandError for what there is not."""
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        codes = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="as it stands in letters")
        parser.add_argument("--language", default=codes[0], choices=codes, help="of her letters and pages")

    @transaction.atomic
    def handle(self, *_args: Any, email: str, name: str, language: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is no e-mail address.") from error
        by = Actor.system(type(self).__module__.rpartition(".")[2])
        party, role = self.place(by=by, **options)
        invite_person(
            email=email, name=name, language=language, party=party, role=role, by=by, invited_by=settings.SITE_NAME
        )
        self.stdout.write(self.said.format(email=email, **options))
