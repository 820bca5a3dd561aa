"""A site comes back as it was, or the place stays as it is."""

import json
import struct
import zipfile
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hanse.frame.models import Case
from hanse.host import database, locks
from hanse.host.backup.archive import SUMS, Reading, written
from hanse.host.backup.errors import Damaged, InUse, NotEmpty, NotRestored, TooNew
from hanse.host.backup.restoring import restore
from tests.host.backup.conftest import MINUTES, stored
from tests.identity.people import PASSWORD


def changed(saved: Path, target: Path, **members: bytes) -> Path:
    """A whole backup with other members: `backup_json` stands for `backup.json`."""
    with zipfile.ZipFile(saved) as archive, written(target) as writing:
        contents = {name: archive.read(name) for name in archive.namelist() if name != SUMS}
        contents |= {name.replace("_", "."): content for name, content in members.items()}
        for name, content in contents.items():
            writing.add(name, [content])
    return target


def test_people_files_cases_and_chains_come_back_and_the_site_goes_on(
    saved, place, database_url, django_db_blocker, capsys
):
    with place.here():
        manifest, notes = restore(saved, place.url)
    assert (manifest.missing, notes) == ([], [])
    assert (place.var / "secret-key").read_text() == "k" * 50
    assert (place.var / "frameworks" / "mine" / "framework.yaml").read_text() == "key: mine\n"
    with django_db_blocker.unblock(), place.lived_in(database_url):
        client = Client()
        signed_in = client.post(reverse("account_login"), {"login": "sofia@example.org", "password": PASSWORD})
        assert signed_in.status_code == 302
        assert client.get(reverse("identity:profile")).status_code == 200
        with stored().content.open("rb") as stream:
            assert stream.read() == MINUTES
        assert Case.objects.get().state == "granted"
        call_command("migrate", interactive=False, verbosity=0)
        call_command("audit", "verify")
        call_command("audit", "rebuild")
        assert "events; there is no anchor yet" in capsys.readouterr().out
    with psycopg.connect(place.url) as connection:
        assert connection.execute("SELECT nextval('frame_case_number')").fetchone() == (2,)
        with pytest.raises(psycopg.errors.RaiseException):  # the guards came back as well
            connection.execute("DELETE FROM frame_caseevent")


def test_a_site_that_is_there_is_replaced_only_where_somebody_says_so(saved, place):
    """By an older backup, too: what a later release has made goes."""
    with place.here():
        restore(saved, place.url)
        with psycopg.connect(place.url, autocommit=True) as connection:
            connection.execute("CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE later (mood mood)")
            connection.execute("UPDATE identity_user SET email = 'another@example.org'")
        (place.var / "secret-key").write_text("a later key")
        with pytest.raises(NotEmpty, match=r"its database has \d+ tables"):
            restore(saved, place.url)
        assert place.ask("SELECT email FROM identity_user") == "another@example.org"
        _, notes = restore(saved, place.url, replacing=True)
    assert place.ask("SELECT email FROM identity_user") == "sofia@example.org"
    assert place.ask("SELECT to_regclass('later') IS NULL AND to_regtype('mood') IS NULL") is True
    assert [note for note in notes if "secret-key.before-" in note]
    assert [file.read_text() for file in place.var.glob("secret-key.before-*")] == ["a later key"]
    assert len(list(place.var.glob("frameworks.before-*"))) == 1


def test_files_without_a_database_are_a_site_too(saved, place):
    (place.var / "files").mkdir()
    (place.var / "files" / "kept").write_text("of somebody")
    with place.here(), pytest.raises(NotEmpty, match="files lie in its storage"):
        restore(saved, place.url)


@pytest.mark.parametrize("part", ["database.dump", "backup.json", "secret-key", "files/", SUMS])
def test_a_damaged_backup_is_refused_before_anything_is_touched(saved, place, tmp_path, part):
    bad = tmp_path / "bad.zip"
    content = bytearray(saved.read_bytes())
    with zipfile.ZipFile(saved) as archive:
        member = next(one for one in archive.infolist() if one.filename.startswith(part))
    name, extra = struct.unpack_from("<HH", content, member.header_offset + 26)
    content[member.header_offset + 30 + name + extra + member.file_size // 2] ^= 1
    bad.write_bytes(content)
    with place.here(), pytest.raises(Damaged):
        restore(bad, place.url)
    assert place.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
    assert [one.name for one in place.var.iterdir()] == []


@pytest.mark.parametrize("left", [0, 10, 0.5, 0.999])
def test_a_backup_that_is_cut_off_is_refused(saved, place, tmp_path, left):
    bad = tmp_path / "bad.zip"
    size = left if left > 1 else int(saved.stat().st_size * left)
    bad.write_bytes(saved.read_bytes()[:size])
    with place.here(), pytest.raises(Damaged, match=r"no backup of Hanse, or is not all there"):
        restore(bad, place.url)


def test_a_member_that_no_list_names_or_that_leads_elsewhere_is_refused(saved, tmp_path):
    strange = changed(saved, tmp_path / "strange.zip", **{"files/../../secret-key": b"x"})
    with zipfile.ZipFile(strange) as archive, pytest.raises(Damaged, match="leads out of its folder"):
        Reading(archive).under("files")
    with zipfile.ZipFile(strange, "a") as archive:
        archive.writestr("more", "x")
    with zipfile.ZipFile(strange) as archive, pytest.raises(Damaged, match="does not hold what its list names"):
        Reading(archive).verify()


@pytest.mark.parametrize("at", [6, 8], ids=["locked", "packed otherwise"])
def test_a_member_that_nobody_can_unpack_is_refused_in_words(saved, place, tmp_path, at):
    """The flags and the method of every member, in its own head and in the list at the end."""
    whole = bytearray(saved.read_bytes())
    for mark, there in ((b"PK\x03\x04", at), (b"PK\x01\x02", at + 2)):
        found = whole.find(mark)
        while found >= 0:
            whole[found + there] = 1 if at == 6 else 97
            found = whole.find(mark, found + 4)
    bad = tmp_path / "bad.zip"
    bad.write_bytes(whole)

    with place.here(), pytest.raises(Damaged):
        restore(bad, place.url)


def test_what_a_backup_says_of_itself_has_its_shape(saved, place, tmp_path):
    said = json.loads(zipfile.ZipFile(saved).read("backup.json"))
    for strange in ([], {**said, "migrations": []}, {**said, "migrations": {"frame": 5}}, {**said, "more": 1}):
        bad = tmp_path / f"{len(list(tmp_path.iterdir()))}.zip"
        changed(saved, bad, backup_json=json.dumps(strange).encode())
        with place.here(), pytest.raises(Damaged, match="says of itself"):
            restore(bad, place.url)


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ('"0001_initial"', '"9999_from_the_future"', "made by Hanse .*, which is later than this release"),
        ('"frame": [', '"ferries": [', "holds data of ferries, which this site does not have"),
        ('"format": 1', '"format": 2', "in a form that this release cannot read"),
    ],
)
def test_a_backup_of_a_later_release_is_refused_in_words(saved, place, tmp_path, was, becomes, words):
    with zipfile.ZipFile(saved) as archive:
        told = archive.read("backup.json").decode()
    assert was in told
    later = changed(saved, tmp_path / "later.zip", backup_json=told.replace(was, becomes).encode())
    with place.here(), pytest.raises(TooNew, match=words):
        restore(later, place.url)
    assert place.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0


def test_a_site_that_runs_is_left_alone(saved, place):
    with place.here():
        with psycopg.connect(place.url), pytest.raises(InUse, match="Stop it, then restore"):
            restore(saved, place.url)
        (place.var / "run").mkdir(exist_ok=True)
        with locks.alone_or_none(place.var / "run" / "site.lock"), pytest.raises(InUse):
            restore(saved, place.url)


def test_a_database_that_cannot_be_loaded_leaves_the_one_that_is_there(saved, place, tmp_path):
    with zipfile.ZipFile(saved) as archive:
        dump = archive.read("database.dump")
    broken = changed(saved, tmp_path / "broken.zip", **{"database.dump": dump[: len(dump) * 3 // 4]})
    with place.here():
        restore(saved, place.url)
        with pytest.raises(NotRestored, match="the database is as it was"):
            restore(broken, place.url, replacing=True)
        with psycopg.connect(place.url, autocommit=True) as connection:
            connection.execute("CREATE SCHEMA other; CREATE TABLE other.kept (id uuid)")
    assert place.ask("SELECT email FROM identity_user") == "sofia@example.org"
    assert place.ask("SELECT count(*) FROM frame_case") == 1


def test_a_demonstration_never_comes_back_as_a_site_nor_a_site_as_a_demonstration(saved, place, tmp_path, monkeypatch):
    with zipfile.ZipFile(saved) as archive:
        told = archive.read("backup.json").replace(b'"demonstration": false', b'"demonstration": true')
    demo = changed(saved, tmp_path / "demo.zip", backup_json=told)
    with place.here():
        monkeypatch.setenv("HANSE_MODE", "production")
        with pytest.raises(NotRestored, match="passwords are public"):
            restore(demo, place.url)
        monkeypatch.setenv("HANSE_MODE", "demo")
        with pytest.raises(NotRestored, match="of a real site"):
            restore(saved, place.url)
        restore(demo, place.url)
        assert database.is_demonstration(place.url)
        monkeypatch.setenv("HANSE_MODE", "production")
        restore(saved, place.url, replacing=True)
        assert not database.is_demonstration(place.url)
