"""The network edition's settings, with one more address, the floor; letters lie as files, since nobody reads them."""

from hanse.network.settings import *  # noqa: F403 - all of them but these
from hanse.network.settings import VAR

ROOT_URLCONF = "stand.urls"
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(VAR / "mail")},
    }
}
