"""A backup holds the site of one moment, or there is none."""

import json
import os
import resource
import zipfile
from functools import partial

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.host.backup.archive import written
from hanse.host.backup.errors import NotMade
from hanse.host.backup.making import _snapshot, forget_old, make
from hanse.kernel.actor import Actor
from hanse.kernel.files import delete_bytes, remove, store
from hanse.kernel.models import StoredFile
from tests.host.backup.conftest import MINUTES, stored
from tests.host.conftest import apart


def test_it_holds_database_files_folders_and_key_and_says_what_it_is(saved, site):
    with zipfile.ZipFile(saved) as archive:
        names = archive.namelist()
        told = json.loads(archive.read("backup.json"))
        files = {name for name in names if name.startswith("files/")}
        contents = [archive.read(name) for name in files]
        key = archive.read("secret-key")

    assert {"database.dump", "folders/frameworks/mine/framework.yaml", "SHA256SUMS"} <= set(names)
    assert MINUTES in contents
    assert key == b"k" * 50
    assert told["files"] == len(files) == site.ask("SELECT count(*) FROM kernel_storedfile")
    assert "0001_initial" in told["migrations"]["frame"]
    assert (told["missing"], told["demonstration"]) == ([], False)
    assert saved.stat().st_mode & 0o777 == 0o600


def test_it_is_never_written_over_another_file(saved, site):
    before = saved.read_bytes()
    with site.here(), pytest.raises(NotMade, match="is there already, and is left as it is"):
        make(saved, site.url)
    assert saved.read_bytes() == before


def test_without_its_key_it_can_be_given_away_more_easily(site, tmp_path):
    with site.here():
        made = make(tmp_path / "one.zip", site.url, key=False)
    with zipfile.ZipFile(made.file) as archive:
        assert "secret-key" not in archive.namelist()


def test_a_file_that_was_lost_before_is_named(site, database_url, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), site.lived_in(database_url):
        name = str(stored().content.name)
        lost = (site.var / "files" / name).rename(site.var / "elsewhere")
        try:
            made = make(tmp_path / "one.zip", site.url)
        finally:
            lost.rename(site.var / "files" / name)
    assert made.manifest.missing == [name]


def test_what_is_deleted_while_it_is_made_is_in_it(site, database_url, django_db_blocker):
    """The row goes at once; its bytes stay until no backup can want them."""
    with django_db_blocker.unblock(), site.lived_in(database_url):
        doomed = store(SimpleUploadedFile("doomed.txt", b"of somebody"), by=Actor.system("test"))
        number, name = doomed.id, str(doomed.content.name)
        with _snapshot(site.url) as (connection, _):
            remove([doomed])
            assert not StoredFile.objects.filter(id=number).exists()
            seen = connection.execute("SELECT content FROM kernel_storedfile WHERE id = %s", [number]).fetchone()
            assert seen == (name,)
            assert default_storage.exists(name)
        assert delete_bytes(default_storage, name)
        assert not default_storage.exists(name)


def test_where_the_disk_is_full_nothing_is_left(site, tmp_path):
    def filled() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        with site.here():
            make(tmp_path / "one.zip", site.url)

    refused = apart(filled)

    assert isinstance(refused, NotMade)
    assert "Nothing of it is left" in str(refused)
    assert list(tmp_path.iterdir()) == []


def test_where_the_database_refuses_nothing_is_left(site, tmp_path):
    with psycopg.connect(site.url, autocommit=True) as connection:
        connection.execute("CREATE ROLE a_guest LOGIN; GRANT SELECT ON django_migrations, kernel_storedfile TO a_guest")
        try:
            with site.here(), pytest.raises(NotMade, match=r"could not be read.*permission denied"):
                make(tmp_path / "one.zip", site.url.replace("hanse@", "a_guest@"))
        finally:
            connection.execute("DROP OWNED BY a_guest; DROP ROLE a_guest")
    assert list(tmp_path.iterdir()) == []


def test_where_the_database_is_away_nothing_is_left(site, tmp_path):
    with site.here(), pytest.raises(NotMade, match="could not be read"):
        make(tmp_path / "one.zip", "postgresql://hanse@127.0.0.1:1/none")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_backup_left_goes_with_the_next_one_in_that_folder(site, tmp_path):
    def killed() -> None:
        with written(tmp_path / "hanse-2026-01-01T00-00-00Z.zip") as writing:
            writing.add("database.dump", [b"half"])
            os._exit(9)

    with pytest.raises(EOFError):
        apart(killed)
    assert [file.name for file in tmp_path.iterdir()] == [".hanse-2026-01-01T00-00-00Z.zip.begun"]
    with site.here():
        made = make(tmp_path, site.url)
    assert list(tmp_path.iterdir()) == [made.file]


def test_two_at_once_do_not_write_into_one_file(tmp_path):
    with written(tmp_path / "one.zip"), pytest.raises(NotMade, match="another backup"), written(tmp_path / "one.zip"):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["one.zip"]


def test_old_ones_are_deleted_and_nothing_else(tmp_path):
    days = [tmp_path / f"hanse-2026-01-0{day}T00-00-00Z.zip" for day in range(1, 5)]
    for file in [*days, tmp_path / "hanse-before-the-move.zip"]:
        file.touch()

    deleted = partial(forget_old, tmp_path, keep=3)

    assert deleted() == [days[0]]
    assert deleted() == []
    assert sorted(tmp_path.iterdir()) == [*days[1:], tmp_path / "hanse-before-the-move.zip"]
