"""What the command line hands down to commands of the frame, which knows no site."""

from pathlib import Path
from typing import Protocol


class Hands(Protocol):
    def manage(self, *arguments: str) -> None:
        """Run a management command on the site of this folder, with its database."""

    def preview(self, service: Path, settings: str, port: int | None) -> None:
        """Run a site with these settings, on this machine and with a database of its own, until it is stopped."""
