"""Settings of a preview: the site's own, with one service, a clock that moves, and nothing that leaves this machine.

No other settings name this app, so that nothing of it is there anywhere else. The command that starts a preview says
in the environment which site it is of (HANSE_PREVIEW_OF) and where the service lies (HANSE_PREVIEW).
"""

import os
from importlib import import_module
from pathlib import Path

from hanse.frame.tools.preview.languages import languages_in
from hanse.kernel.languages import KNOWN_LANGUAGES

base = import_module(os.environ["HANSE_PREVIEW_OF"])
globals().update({name: value for name, value in vars(base).items() if name.isupper()})

# The folder that is watched, instead of any that are read once at the start.
SERVICES: list[Path] = []
SERVICES_KEPT = None
VERSIONS_STAY = False
INSTALLED_APPS = [*base.INSTALLED_APPS, "hanse.frame.tools.preview"]
# The innermost: it sees every page when it is made, and who is signed in.
MIDDLEWARE = [*base.MIDDLEWARE, "hanse.frame.tools.preview.middleware.PreviewMiddleware"]
ROOT_URLCONF = "hanse.frame.tools.preview.urls"
DEMONSTRATION = "hanse.frame.tools.preview.beginning.begin"

_offered = dict(base.LANGUAGES)
LANGUAGES = [
    *base.LANGUAGES,
    *((one, KNOWN_LANGUAGES[one]) for one in languages_in(Path(os.environ["HANSE_PREVIEW"])) if one not in _offered),
]

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(base.VAR / "mail")},
    }
}
SMS, PAYMENTS = "file", "local"
# Who works on a service at night sees at once what it sends.
QUIET_HOURS, QUIET_LETTERS = "none", False
# Nobody is signed out by a clock that is moved.
SESSION_COOKIE_AGE = 10 * 365 * 24 * 3600
