"""doc/develop/first-service.md is followed as a newcomer would: every file written, every command run."""

from pathlib import Path

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.cli.reading import FAULTY
from tests.diagnostic.method.tutorial import ROOT, agrees, blocks, follow

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
    assert [block.text for block in blocks(PAGE) if block.mark == "running"] == ["hanse service preview dog_licence\n"]
