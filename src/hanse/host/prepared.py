"""A note of what the demonstration was last made ready for: when nothing changed, its next start need not look."""

import hashlib
import json
from pathlib import Path

from hanse.host import environment as env
from hanse.kernel.release import code_digest


def release_digest(url: str) -> str:
    """A digest of the database's address, and of the code that runs."""
    return hashlib.sha256(f"{url} {code_digest()}".encode()).hexdigest()


def recall(url: str) -> str | None:
    """What the demonstration said of its sign-ins, if it was made ready for just this release and database."""
    try:
        note = json.loads(_file().read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return str(note["said"]) if note["release"] == release_digest(url) else None


def remember(url: str, said: str) -> None:
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(json.dumps({"release": release_digest(url), "said": said}), encoding="utf-8")


def forget() -> None:
    """The database is no longer what it was: look at the next start."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return env.var() / "run" / "prepared.json"
