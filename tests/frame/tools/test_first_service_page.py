"""doc/develop/first-service.md is followed as a newcomer would: every file written, every command run, the site looked at."""

import http.client
from pathlib import Path

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.cli.reading import FAULTY
from hanse.host.postgres import server
from tests.diagnostic.method.tutorial import ROOT, agrees, blocks, follow
from tests.host.site import Site, find_free_port

PAGE = ROOT / "doc" / "develop" / "first-service.md"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the page was followed."""
    folder = tmp_path_factory.mktemp("tutorial")
    compared = 0
    for block, shown, said in follow(PAGE, folder, {}, refusal=FAULTY):
        assert agrees(shown, said), f"the page shows\n{shown}\nand it says\n{said}\n({block})"
        compared += 1
    assert compared == len([block for block in blocks(PAGE) if block.kind == "text"]) > 10
    return folder / "work"


def test_every_command_says_what_the_page_says(followed: Path) -> None:
    made = read_procedure(followed / "dog_licence")
    assert made.version == "1.1.0"
    assert made.fee is not None
    assert [one.key for one in made.documents] == ["licence"]
    assert list(made.translations.languages) == ["fr"]
    for page in ("handbook", "manuel/fr"):
        assert (followed / f"{page}.md").is_file()
        assert (followed / f"{page}.svg").is_file()


def test_the_page_tells_no_command_that_is_not_run() -> None:
    assert [block.text for block in blocks(PAGE) if block.mark == "running"] == ["HANSE_SERVICES=$PWD hanse demo\n"]


def test_the_demonstration_offers_it_in_both_languages(followed: Path, tmp_path: Path) -> None:
    settings = {"HANSE_SERVICES": str(followed), "PYTHONPATH": str(ROOT / "src")}
    site = Site(tmp_path / "var", "demo", "--port", str(find_free_port()), settings=settings)
    try:
        port = site.port()
        for path, words in (
            ("/en/services/dog_licence/", "Ask for the licence to keep a dog in this city."),
            ("/fr/services/dog_licence/", "Demandez le permis de garder un chien en ville."),
        ):
            assert words in page_at(port, path)
    finally:
        site.stop()
        server.stop(tmp_path / "var" / "postgres")


def page_at(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": "localhost"})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    assert answer.status == 200, (path, answer.status, answer.getheader("Location"))
    return page
