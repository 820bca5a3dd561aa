"""The page of settings and the settings themselves name the same."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "doc" / "operate" / "settings.md").read_text()
READ = re.compile(r"""["']((?:HANSE_|DATABASE_)[A-Z_]+)["']""")
# Names of Django settings, which an edition's code sets and no environment does.
NOT_ENVIRONMENT = {"HANSE_SHELL", "HANSE_LOOK"}


def read_in(*folders: str) -> set[str]:
    files = [
        file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file() and file.suffix != ".pyc"
    ]
    return {name for file in files for name in READ.findall(file.read_text(errors="replace"))} - NOT_ENVIRONMENT


def test_every_setting_that_the_code_reads_is_described():
    undescribed = sorted(name for name in read_in("src", "tests/journeys") if f"`{name}`" not in PAGE)
    assert undescribed == []


def test_every_setting_that_is_described_is_read():
    described = set(re.findall(r"`((?:HANSE_|DATABASE_)[A-Z_]+)`", PAGE))
    assert described - read_in("src", "tests/journeys") == set()


def test_the_readme_has_two_commands_and_the_makefile_has_them():
    commands = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands == ["demo", "test"]
    makefile = (ROOT / "Makefile").read_text()
    assert all(f"\n{command}:" in makefile for command in commands)


def test_links_in_the_pages_for_operators_lead_somewhere():
    for page in [ROOT / "README.md", *(ROOT / "doc" / "operate").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
