"""doc/method/write-a-framework.md is followed as a newcomer would: every file written, every command run."""

import pytest

from tests.diagnostic.method.tutorial import ROOT, agrees, blocks, follow

PAGE = ROOT / "doc" / "method" / "write-a-framework.md"


@pytest.mark.long
def test_every_command_of_the_page_says_what_the_page_says(tmp_path):
    settings = {"HANSE_FRAMEWORKS": str(tmp_path / "site"), "HANSE_VAR": str(tmp_path / "var")}
    compared = 0
    for block, shown, said in follow(PAGE, tmp_path, settings):
        assert agrees(shown, said), f"the page shows\n{shown}\nand it says\n{said}\n({block})"
        compared += 1
    assert compared == len([block for block in blocks(PAGE) if block.kind == "text"]) > 10
    work = tmp_path / "work"
    for report in ("reports/Gumi.pdf", "rapports/Gumi.pdf"):
        assert (work / report).read_bytes().startswith(b"%PDF")
    assert (tmp_path / "site" / "library" / "1" / "texts" / "fr.yaml").is_file()


def test_a_comparison_that_should_fail_does():
    assert agrees("one\n…\nthree", "one\ntwo\nthree\n")
    assert agrees("a … c", "a b c\n")
    assert not agrees("one\nthree", "one\ntwo\nthree\n")
    assert not agrees("two\none", "one\ntwo\n")
