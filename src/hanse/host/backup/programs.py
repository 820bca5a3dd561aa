"""PostgreSQL's programs for a server: those of the embedded one, or, for another major version, the machine's own."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from hanse.host.backup.errors import BackupError
from hanse.host.postgres.binaries import find


def program(name: str, *, server: int) -> Path:
    """`pg_dump`, `pg_restore` or `psql` for a server of this major version. Raises `BackupError` where none is fit."""
    embedded = find()
    own = shutil.which(name)
    version = _major(own) if own and int(embedded.major) != server else 0
    if own and (version == server or version > server > int(embedded.major)):
        return Path(own)
    if int(embedded.major) >= server:
        return embedded.program(name)
    raise BackupError(
        f"The database's server is PostgreSQL {server}, and no {name} of version {server} is on this machine. "
        f"Install the package postgresql-client-{server}."
    )


def reaching(url: str) -> tuple[str, Mapping[str, str]]:
    """The option that names the database, and the environment with its password: arguments are seen by all accounts."""
    parts: dict[str, Any] = dict(conninfo_to_dict(url))
    password = parts.pop("password", None)
    return f"--dbname={make_conninfo('', **parts)}", os.environ | ({"PGPASSWORD": str(password)} if password else {})


def _major(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)(?:\.|\s|devel|beta|$)", said.split(")")[-1])
    return int(found[1]) if found else 0
