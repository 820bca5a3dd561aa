"""What the command line hands down to commands of the frame, which knows no site."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol


class Hands(Protocol):
    def manage(self, *arguments: str) -> None:
        """Run a management command on the site of this folder, with its database."""

    def preview(self, service: Path, settings: str, port: int | None) -> None:
        """Run a site with these settings, on this machine and with a database of its own, until it is stopped."""

    def previewed(self, service: Path) -> AbstractContextManager[str]:
        """The address of a preview that runs beside this command, on a database of its own, until the block ends."""
