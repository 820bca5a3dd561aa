"""Takes a letter that came back from the mail server: `| hanse manage note_bounce`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from hanse.kernel.notices.bounces import note_bounce


class Command(BaseCommand):
    help = "Read a letter from standard input; where it says that one of ours could not be delivered, note that."

    def handle(self, *_args: Any, **_options: Any) -> None:
        known = note_bounce(sys.stdin.buffer.read())
        self.stdout.write("Noted." if known else "This tells of no letter of ours that came back.")
