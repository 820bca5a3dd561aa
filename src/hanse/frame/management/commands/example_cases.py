from typing import Any

from django.core.management.base import BaseCommand

from hanse.frame.tools.examples import make_examples


class Command(BaseCommand):
    help = "Make example cases of every service, where the site has no case yet: for looking at it and trying it."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        made = make_examples()
        if verbosity:
            self.stdout.write(f"{made} example cases made.")
