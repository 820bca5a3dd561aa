"""What a new version changes is said in words, and whether its version must be raised."""

from pathlib import Path

from tests.frame.tools.cli.running import run


def two(folder: Path, *changes: tuple[str, str]) -> tuple[Path, Path]:
    """A service, and the same with something changed."""
    for part in ("old", "new"):
        run("new", "ours", "--in", folder / part)
    head = folder / "new/ours/procedure.yaml"
    text = head.read_text()
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    head.write_text(text)
    return folder / "old/ours", folder / "new/ours"


def test_the_same_needs_no_new_version(tmp_path: Path) -> None:
    found = run("diff", *two(tmp_path))

    assert found.exit_code == 0
    assert found.output == "Nothing has changed since 1.0.0.\nThe version need not be raised.\n"


def test_a_change_without_a_new_version_ends_with_1(tmp_path: Path) -> None:
    found = run("diff", *two(tmp_path, ("days: 10", "days: 5")))

    assert found.exit_code == 1
    assert "state received, deadline: “days” is now 5; it was 10" in found.output
    assert "the version is still 1.0.0; raise it, to 1.0.1 or more." in found.output


def test_with_a_new_version_it_is_well(tmp_path: Path) -> None:
    found = run("diff", *two(tmp_path, ("days: 10", "days: 5"), ("version: 1.0.0", "version: 1.1.0")))

    assert found.exit_code == 0
    assert "Cases that began under 1.0.0 keep it." in found.output
    assert found.output.endswith("The version is raised, from 1.0.0 to 1.1.0.\n")


def test_a_faulty_one_is_told_with_its_faults(tmp_path: Path) -> None:
    found = run("diff", *two(tmp_path, ("target: granted", "target: nowhere")))

    assert found.exit_code == 1
    assert "ours: 1 fault. Mend it and try again." in found.output
