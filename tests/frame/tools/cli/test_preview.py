"""`hanse service preview` in use: the file changes, she is everybody in turn, days pass, letters are read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hanse.frame.tools.cli.reading import FAULTY
from hanse.host.postgres import server
from tests.frame.tools.cli.running import run
from tests.host.site import Site, find_free_port

ROOT = Path(__file__).parents[4]


class Visitor(requests.Session):
    """A browser without scripts."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self.root = root

    def page(self, path: str, code: int = 200) -> str:
        found = self.get(f"{self.root}{path}")
        assert found.status_code == code, (path, found.status_code)
        return found.text

    def click(self, path: str, page: str, **fields: str) -> requests.Response:
        """Press a button of the page; where that leads."""
        [token, *_] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        found = self.post(f"{self.root}{path}", {"csrfmiddlewaretoken": token, **fields}, headers={"Origin": self.root})
        assert found.status_code == 200, (path, found.status_code)
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service with several offices, in two languages."""
    made = tmp_path_factory.mktemp("preview")
    assert run("new", "house", "--from", "building_permit", "--in", made).exit_code == 0
    return made / "house"


@pytest.fixture(scope="module")
def root(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of its preview."""
    var = tmp_path_factory.mktemp("site") / "var"
    words = ("service", "preview", str(folder), "--port", str(find_free_port()))
    site = Site(var, *words, settings={"PYTHONPATH": str(ROOT / "src")}, within=folder.parent)
    try:
        yield f"http://localhost:{site.port()}"
    finally:
        site.stop()
        server.stop(var / "preview" / "postgres")


@pytest.fixture
def visitor(root: str) -> Visitor:
    return Visitor(root)


def test_a_folder_without_a_service_is_refused(tmp_path: Path) -> None:
    found = run("preview", tmp_path)
    assert found.exit_code == FAULTY
    assert "there is no procedure.yaml in it" in found.output


def test_it_speaks_the_services_languages(visitor: Visitor) -> None:
    assert "Ask for the permit to build, extend or convert a building." in visitor.page("/en/services/house/")
    french = visitor.page("/fr/services/house/")
    assert "Demandez l’autorisation de construire" in french
    assert '<a href="/en/services/house/"' in french
    assert french.index("govuk-skip-link") < french.index("preview-bar") < french.index("<main")


def test_it_follows_the_file_and_shows_faults_and_nothing_older(visitor: Visitor, folder: Path) -> None:
    head, path = folder / "procedure.yaml", "/en/services/house/"
    sound = head.read_text(encoding="utf-8")
    first = visitor.get(f"{visitor.root}/preview/state/").json()
    assert first["edition"] in visitor.page(path)
    try:
        head.write_text(sound.replace("permit to build, extend", "castle to build, extend", 1), encoding="utf-8")
        assert "Ask for the castle to build, extend" in visitor.page(path)
        assert visitor.get(f"{visitor.root}/preview/state/").json() != first
        head.write_text(sound.replace("kind: file", "kind: fil", 1), encoding="utf-8")
        line = sound[: sound.index("kind: file")].count("\n") + 1
        faults = visitor.page(path, code=503)
        assert f"procedure.yaml:{line}:" in faults
        assert "“fil” is not one of" in faults
        assert "castle" not in faults
    finally:
        head.write_text(sound, encoding="utf-8")
    assert "permit to build, extend" in visitor.page(path)


def test_one_case_is_seen_by_everybody_moves_with_the_days_and_tells_of_it(visitor: Visitor) -> None:
    steps = visitor.page("/preview/")
    case = visitor.click("/preview/play/", steps, until="shed 1", language="en")
    where = case.url.removeprefix(visitor.root)
    assert where.startswith("/en/cases/")
    office = visitor.click("/preview/become/", case.text, role="office.planning.0", here=where)
    assert office.url == f"{visitor.root}{where.replace('/cases/', '/office/cases/')}"
    assert "Planning office" in office.text
    account = visitor.click("/preview/become/", office.text, role="account", here=office.url.removeprefix(visitor.root))
    assert account.url == case.url

    unpaid = visitor.click("/preview/play/", visitor.page("/preview/"), until="unpaid 0", language="fr")
    assert unpaid.url.startswith(f"{visitor.root}/fr/cases/")
    here = unpaid.url.removeprefix(visitor.root)
    waits = unpaid.text
    assert "Merci de payer les droits" in waits
    for _ in range(60):
        if "Non payé dans le délai" in (waits := visitor.page(here)):
            break
        visitor.click("/preview/clock/", waits, on="deadline", here=here)
    assert "Non payé dans le délai" in waits
    assert "Back to today" in waits

    inbox = visitor.page("/preview/inbox/")
    message = re.search(r'href="(/preview/inbox/[\w-]+/)"[^>]*>Votre permis de construire [\d-]+\s:\snon payé<', inbox)
    assert message
    assert 'class="preview-letter"' in visitor.page(message[1])
    assert "Les droits n’ayant pas été payés dans le délai" in visitor.page(f"{message[1]}letter/")

    back = visitor.click("/preview/clock/", waits, on="now", here="https://elsewhere.example/")
    assert back.url == f"{visitor.root}/preview/"
    assert "Back to today" not in back.text


def test_letters_are_shown_as_pdf_and_everything_can_be_emptied(visitor: Visitor) -> None:
    visitor.click("/preview/play/", visitor.page("/preview/"), until="shed 4", language="fr")
    letters = re.findall(r'href="(/preview/documents/[\w-]+/)" lang="fr"', visitor.page("/preview/inbox/"))
    assert letters
    found = visitor.get(f"{visitor.root}{letters[0]}")
    assert found.headers["Content-Type"] == "application/pdf"
    assert found.content.startswith(b"%PDF")

    emptied = visitor.click("/preview/again/", visitor.page("/preview/"))
    assert "Everything is as it was at the beginning." in emptied.text
    assert visitor.get(f"{visitor.root}{letters[0]}").status_code == 404


def test_nobody_can_do_it_from_another_site(visitor: Visitor) -> None:
    visitor.page("/preview/")
    refused = visitor.post(f"{visitor.root}/preview/become/", {"role": "account"})
    assert refused.status_code == 403
