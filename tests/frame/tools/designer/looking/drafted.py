"""Files of drafts for tests: a template's, with something changed in them."""

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.carried import templates

STREET = "report_street_problem"


def files_of(template: str = STREET) -> dict[str, str]:
    folder = templates()[template]
    return {file.relative_to(folder).as_posix(): file.read_text() for file in sorted(folder.rglob("*.yaml"))}


def changed(old: str, new: str, template: str = STREET) -> dict[str, str]:
    """The template with one place of its procedure.yaml written otherwise."""
    files = files_of(template)
    assert old in files[HEAD], old
    return {**files, HEAD: files[HEAD].replace(old, new, 1)}
