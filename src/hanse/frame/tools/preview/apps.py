import os
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from hanse.frame.tools.preview import moment
from hanse.frame.tools.preview.shown import shown
from hanse.kernel.clock import run_ahead


class NoPreviewHere(RuntimeError):
    """A preview lets anybody be anybody: never where a site runs."""


class PreviewConfig(AppConfig):
    name = "hanse.frame.tools.preview"
    label = "preview"

    def ready(self) -> None:
        """Raises NoPreviewHere in production."""
        if settings.MODE != "demo":
            raise NoPreviewHere("A preview runs with `hanse service preview` alone, on a database of its own.")
        run_ahead(moment.ahead)
        shown.follow(Path(os.environ["HANSE_PREVIEW"]))
