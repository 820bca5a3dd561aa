"""The key that signs sessions and links: HANSE_SECRET_KEY, or one made once and kept in var/secret-key."""

import os
import secrets
from contextlib import suppress

from hanse.host import environment as env


def ensure() -> None:
    """Have HANSE_SECRET_KEY set, for this process and its children: they must all sign alike."""
    if env.text("HANSE_SECRET_KEY"):
        return
    file = env.var() / "secret-key"
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(50))
    os.environ["HANSE_SECRET_KEY"] = file.read_text(encoding="ascii").strip()
