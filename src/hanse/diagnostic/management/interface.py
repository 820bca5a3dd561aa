"""The words of the interface, for commands that run without a site."""

from pathlib import Path

import django
from django.conf import settings

from hanse.kernel import __file__ as kernel

LOCALE = Path(str(kernel)).parents[1] / "locale"


def speak_without_a_site() -> None:
    """Django's translations ask for settings; a command without a site has these few."""
    if not settings.configured:
        settings.configure(USE_I18N=True, USE_TZ=True, LOCALE_PATHS=[LOCALE], LOGGING_CONFIG=None)
        django.setup()
