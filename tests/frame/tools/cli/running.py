"""A command run as from a terminal."""

from click.testing import CliRunner, Result

from hanse.frame.tools.cli.service import service


def run(*words: object) -> Result:
    """What it said, and its exit code; an error that nobody foresaw is raised."""
    found = CliRunner().invoke(service, [str(word) for word in words])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found
