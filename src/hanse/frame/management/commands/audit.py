"""Hold what was written down against its chains and anchors, and the rows against their events."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hanse.frame.queries.auditing import audit, last_anchor
from hanse.frame.workflow.rebuilding import differences

EACH = 100_000
"""Events after which the command says how far it is."""


class Command(BaseCommand):
    help = "Verify all events, or compare the rows that follow from them; exit code 1 where something is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "rebuild"])

    def handle(self, *_args: object, what: str, **_options: Any) -> None:
        found = self._verify() if what == "verify" else self._compare()
        if found:
            what_is = "1 thing is not as it was" if found == 1 else f"{found} things are not as they were"
            raise CommandError(f"{what_is} written.")

    def _verify(self) -> int:
        self._seen, self._said, found = 0, 0, 0
        for one in audit(self._told):
            found += 1
            self.stdout.write(f"{one.where}{f', event {one.event}' if one.event else ''}: {one.what}")
        anchor = last_anchor()
        newest = f"the newest anchor is {anchor.day} {anchor.hash}" if anchor else "there is no anchor yet"
        self.stdout.write(f"{self._seen} events; {newest}")
        return found

    def _told(self, events: int) -> None:
        self._seen = events
        if events >= self._said + EACH:
            self._said = events
            self.stderr.write(f"{events} events …")

    def _compare(self) -> int:
        found = 0
        for one in differences():
            found += 1
            self.stdout.write(f"{one.number}: {one.field} is not what the events give")
        return found
