"""The account that runs PostgreSQL, which refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hanse.host import environment as env
from hanse.host.postgres.errors import NotAllowed

ROOT = 0


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL and owns its files; `drops` when the launcher is root and must become somebody else."""

    name: str
    uid: int
    gid: int
    drops: bool

    def process(self) -> dict[str, Any]:
        """Arguments for `subprocess` that start a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.drops else {}

    def run(self, command: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end as this account, in PostgreSQL's plain environment, from the root folder."""
        return subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", env=surroundings(), **self.process()
        )

    def own(self, path: Path) -> None:
        """Hand a file or folder to this account, where the launcher made it as root."""
        if self.drops:
            os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Whether this account can enter the folder: no folder above it is closed to it."""
        return not self.drops or self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", folder]).returncode == 0


def surroundings() -> dict[str, str]:
    """The environment of PostgreSQL's programs: the person's PG* settings and language have no say."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def account_for(data: Path) -> Account:
    """Oneself; for root, the owner of the data, or a new data folder's: HANSE_POSTGRES_USER (else `nobody`).

    Raises `NotAllowed` when the data belongs to another person, or to root.
    """
    me = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if me != ROOT:
        if owner not in {None, me}:
            raise NotAllowed(
                f"The database in {data} belongs to {_name(owner)}. Run this as {_name(owner)} or as root, "
                "or choose another folder with HANSE_VAR."
            )
        return Account(_name(me), me, os.getegid(), drops=False)
    if owner == ROOT:
        raise NotAllowed(f"{data} belongs to root, and PostgreSQL does not run as root: chown it, or move it away.")
    wanted = env.text("HANSE_POSTGRES_USER", "nobody")
    try:
        entry = pwd.getpwnam(wanted) if owner is None else pwd.getpwuid(owner)
    except KeyError as error:
        raise NotAllowed(
            f"There is no account {wanted if owner is None else owner} to run PostgreSQL as (it does not run as root). "
            "Name one with HANSE_POSTGRES_USER."
        ) from error
    if entry.pw_uid == ROOT:
        raise NotAllowed("PostgreSQL does not run as root: name another account with HANSE_POSTGRES_USER.")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, drops=True)


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return f"user number {uid}"
