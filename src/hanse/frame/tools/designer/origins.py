"""From where the files of a draft come: an empty service, a template, a version that is offered, a file."""

from pathlib import Path

from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.frame.tools.designer.files import Files


def files_in(folder: Path) -> Files:
    """The files of a service in a folder."""
    sheets = [*sorted((folder / TEXTS).glob("*.yaml")), *sorted((folder / TEXTS).glob("*/*.yaml"))]
    return {one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8-sig") for one in (folder / HEAD, *sheets)}
