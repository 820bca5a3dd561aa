"""A note of what the demonstration was last made ready for: when nothing changed, its next start need not look."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from hanse.host import edition
from hanse.host import environment as env
from hanse.kernel.release import code_digest

ASIDE = frozenset({"var", ".venv", ".git", "wheels", "__pycache__"})
"""Folders of a project whose content nothing is made ready for."""


def release_digest(url: str) -> str:
    """A digest of the database's address, and of the code that runs: ours, the project's, and the services."""
    digest = hashlib.sha256(f"{url} {code_digest()}".encode())
    for file in _own_files():
        digest.update(f"\n{file} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _own_files() -> Iterator[Path]:
    """Of the project in whose folder this runs, and of the folders that HANSE_SERVICES names."""
    here = edition.project()
    services = [Path(one) for one in env.text("HANSE_SERVICES").split(os.pathsep) if one]
    for folder in [*([here] if here else []), *services]:
        for inside, folders, names in os.walk(folder):
            folders[:] = sorted(one for one in folders if one not in ASIDE)
            yield from (Path(inside) / name for name in sorted(names) if not name.endswith(".pyc"))


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
