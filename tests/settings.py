"""Settings of the tests: the network edition in test mode, with nothing slow and nothing that leaves the process."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
os.environ["HANSE_MODE"] = "test"
os.environ["HANSE_LANGUAGES"] = "en,fr,es,ru,ko,zh-hans,ar"
os.environ.setdefault("HANSE_SECRET_KEY", "tests")
os.environ.setdefault("HANSE_VAR", str(ROOT / "var" / "tests"))

from hanse.network.settings import *  # noqa: E402, F403 - the environment above comes first

# The real hasher takes its time on purpose; a test of the hasher asks for it by name.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files as they lie in the packages: no collecting before a test.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = None
