"""Every template stands in the list, with what it shows."""

from hanse.frame.tools.carried import shows, templates
from tests.frame.tools.cli.running import run


def test_every_template_stands_in_the_list_with_what_it_shows() -> None:
    found = run("list")

    assert found.exit_code == 0
    assert len(templates()) >= 8
    said = " ".join(found.output.split())
    for key, folder in templates().items():
        assert f"{key}: " in found.output
        assert shows(folder).endswith(".")
        assert shows(folder) in said


def test_what_a_template_cannot_do_yet_is_left_to_its_file() -> None:
    assert not [key for key, folder in templates().items() if "does not have yet" in shows(folder)]
