"""A site with people, a decided case and files, in a database and a folder of its own; and its backup."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from hanse.frame import catalogue
from hanse.host import secret, storage
from hanse.host.backup.making import make
from hanse.kernel.actor import Actor
from hanse.kernel.files import store
from hanse.kernel.models import StoredFile
from tests import databases
from tests.frame.cases import granted
from tests.frame.samples import permit
from tests.identity.people import a_person

MINUTES = b"%PDF-1.7 the minutes"


@dataclass
class Place:
    """Where a site lies: its database, and its folder."""

    url: str
    var: Path

    @contextmanager
    def here(self) -> Iterator[None]:
        """This process works on this site: its database, its files, its folder."""
        files = storage.uploads(self.var / "files")
        static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        kept = {"frameworks": self.var / "frameworks"}
        with (
            pytest.MonkeyPatch.context() as patch,
            override_settings(STORAGES={"default": files, "staticfiles": static}, KEPT_FOLDERS=kept),
        ):
            patch.setenv("HANSE_VAR", str(self.var))
            patch.delenv("HANSE_SECRET_KEY", raising=False)
            yield

    @contextmanager
    def lived_in(self, usual: str) -> Iterator[None]:
        """As `here`, and Django asks its database; afterwards the usual one again."""
        with self.here():
            databases.point_django_at(self.url)
            try:
                yield
            finally:
                databases.point_django_at(usual)

    def ask(self, query: str) -> object:
        with psycopg.connect(self.url) as connection:
            row = connection.execute(query.encode()).fetchone()
            return row and row[0]


@pytest.fixture(scope="module")
def site(
    database_server: str, database_url: str, django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[Place]:
    """Sofia, whose permit was granted, and the minutes that somebody uploaded."""
    with (
        django_db_blocker.unblock(),
        databases.copied_database(database_server, "backup", migrate=lambda: None) as url,
    ):
        place = Place(url, tmp_path_factory.mktemp("site"))
        with place.lived_in(database_url):
            a_person("sofia@example.org", name="Sofia")
            granted(catalogue.declare(permit()))
            catalogue.withdraw(permit().key)
            store(SimpleUploadedFile("minutes.pdf", MINUTES), by=Actor.system("test"))
            secret.write(place.var / "secret-key", "k" * 50)
            (place.var / "frameworks" / "mine").mkdir(parents=True)
            (place.var / "frameworks" / "mine" / "framework.yaml").write_text("key: mine\n")
        yield place


@pytest.fixture(scope="module")
def saved(site: Place, tmp_path_factory) -> Path:
    """The site's backup."""
    with site.here():
        return make(tmp_path_factory.mktemp("backups") / "saved.zip", site.url).file


@pytest.fixture
def place(database_server: str, tmp_path: Path) -> Iterator[Place]:
    """A place where nothing is yet."""
    (tmp_path / "new").mkdir()
    with databases.empty_database(database_server, "empty") as url:
        yield Place(url, tmp_path / "new")


def stored() -> StoredFile:
    return StoredFile.objects.get(name="minutes.pdf")
