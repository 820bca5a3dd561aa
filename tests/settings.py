"""Settings of the tests: the network edition in test mode, in which nothing is slow and nothing leaves the process."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
os.environ["HANSE_MODE"] = "test"
os.environ["HANSE_LANGUAGES"] = "en,fr,es,ru,ko,zh-hans,ar"
os.environ["HANSE_SITE_NAME"] = "Hanse"
os.environ.setdefault("HANSE_SECRET_KEY", "tests")
os.environ.setdefault("HANSE_VAR", str(ROOT / "var" / "tests"))

from hanse.network.settings import *  # noqa: E402, F403 - the environment above comes first
