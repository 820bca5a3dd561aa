"""The version of the template that a project was made of, kept in it as one small file: .hanse/template.zip."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

FILE = Path(".hanse") / "template.zip"
TEMPLATE = Path(__file__).with_name("template")


def keep(project: Path, template: Path = TEMPLATE) -> None:
    """Keep a template in a project, the same bytes for the same files."""
    (project / FILE).parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(project / FILE, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files_of(template).items():
            archive.writestr(zipfile.ZipInfo(name), content)


@contextmanager
def kept(project: Path) -> Iterator[Path]:
    """The kept template as a folder. Raises FileNotFoundError and zipfile.BadZipFile."""
    with TemporaryDirectory(prefix="hanse-kept-") as folder, zipfile.ZipFile(project / FILE) as archive:
        archive.extractall(folder)
        yield Path(folder)


def files_of(template: Path) -> dict[str, bytes]:
    found = sorted(file for file in template.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(template).as_posix(): file.read_bytes() for file in found}
