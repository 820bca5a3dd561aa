"""The key that signs sessions and links: HANSE_SECRET_KEY, or one made once and kept in var/secret-key."""

import os
import secrets
from pathlib import Path

from hanse.host import environment as env
from hanse.host import locks


def ensure() -> None:
    """Have HANSE_SECRET_KEY set, for this process and its children: they must all sign alike."""
    if env.text("HANSE_SECRET_KEY"):
        return
    file = kept_in()
    file.parent.mkdir(parents=True, exist_ok=True)
    with locks.alone(file.with_name("secret-key.lock")):  # a server and a worker may both be the first
        if not file.exists():
            write(file, secrets.token_urlsafe(50))
    os.environ["HANSE_SECRET_KEY"] = file.read_text(encoding="ascii").strip()


def kept_in() -> Path:
    return env.var() / "secret-key"


def write(file: Path, key: str) -> None:
    """Whole or not at all: a key that was half written would sign for ever."""
    fresh = file.with_name("secret-key.making")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(key)
    fresh.replace(file)
