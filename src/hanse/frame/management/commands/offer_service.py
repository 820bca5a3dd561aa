"""Put a version of a service online, or withdraw it: what `hanse service deploy` and `withdraw` do on the site."""

import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hanse.frame import catalogue
from hanse.frame.actions import deploy_service, withdraw_service
from hanse.frame.errors import NoSuchService
from hanse.frame.queries import offered_procedure
from hanse.frame.queries.offering import offers_of, online_before
from hanse.frame.queries.procedures import procedure_in
from hanse.frame.spec.difference.difference import difference
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.playing import ScenarioError, play
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from hanse.kernel.errors import HanseError


class Command(BaseCommand):
    help = "Offer a version of a service from now on, or offer it no more; the audit keeps who did so and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["deploy", "withdraw"])
        parser.add_argument("service", help="the folder of a version, or the key of a service")
        parser.add_argument("--earlier", dest="wanted", default="", help="a version that was published before")
        parser.add_argument("--because", default="")
        parser.add_argument("--by", dest="whose", default="", help="e-mail of an account; else who runs the command")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *_args: object, what: str, service: str, **options: Any) -> None:
        try:
            by = _actor(options["whose"])
            if what == "withdraw":
                self._withdraw(service, options["because"], by)
            else:
                self._deploy(service, by, **options)
        except HanseError as refused:
            raise CommandError(refused.message or f"There is no service “{service}” here.") from refused

    def _withdraw(self, key: str, because: str, by: Actor) -> None:
        before = offered_procedure(key)
        withdraw_service(key, because=because, by=by)
        self.stdout.write(f"{key} is withdrawn: nobody can begin it any more. Cases that run go on.")
        self.stdout.write(f"To undo it: hanse service deploy {key} --version {before.version} --because …")

    def _deploy(self, service: str, by: Actor, *, wanted: str, because: str, dry_run: bool, **_options: Any) -> None:
        procedure = _earlier(service, wanted) if wanted else self._sound(Path(service))
        self._compare(procedure, undo=bool(wanted))
        if dry_run:
            self.stdout.write("Nothing was changed.")
            return
        deploy_service(procedure, because=because, by=by)
        self.stdout.write(f"{procedure.key} {procedure.version} is online. No process need be restarted.")

    def _sound(self, folder: Path) -> Procedure:
        """The version in the folder, whose scenarios go as they say. Raises CommandError."""
        try:
            procedure = read_procedure(folder, outcomes=catalogue.outcomes())
            for scenario in procedure.scenarios:
                play(procedure, scenario)
        except (ProcedureError, ScenarioError) as error:
            raise CommandError(f"{error}\nNothing was changed: mend it, then deploy again.") from error
        self.stdout.write(f"{procedure.key} {procedure.version} is sound; {_tried(len(procedure.scenarios))}.")
        return procedure

    def _compare(self, new: Procedure, *, undo: bool) -> None:
        """Say what changes. Raises CommandError where the version was not raised, but for what was online before."""
        try:
            old = online_before(new)
        except NoSuchService:
            self.stdout.write(f"{new.key} is not offered now.")
            return
        found = difference(old, new)
        before = offers_of(new.key).filter(version=new.version).exists() and new.version != old.version
        self.stdout.write(str(found))
        if found.fault and not (undo or before):
            raise CommandError("Nothing was changed.")


def _tried(scenarios: int) -> str:
    few = {0: "it has no scenarios", 1: "its scenario goes as it says"}
    return few.get(scenarios, f"{scenarios} scenarios go as they say")


def _earlier(key: str, version: str) -> Procedure:
    try:
        return procedure_in(key, version)
    except NoSuchService as error:
        raise CommandError(f"“{key}” {version} was never published here.") from error


def _actor(email: str) -> Actor:
    if not email:
        return Actor.system(f"hanse service, run by {_login()}"[:80])
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise CommandError(f"Nobody here has the e-mail address {email}.")
    return Actor.person(user.pk)


def _login() -> str:
    """Of the machine's account; a container may have no name for it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
