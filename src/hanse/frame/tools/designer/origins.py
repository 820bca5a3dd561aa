"""From where the files of a draft come: an empty service, a template, a version that is offered, a file."""

import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from string import Template

from django.utils.text import slugify
from django.utils.translation import gettext as _

from hanse.frame.queries.offering import known, offered_procedure
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.frame.spec.file.writing import write_procedure
from hanse.frame.spec.file.xlsform.importing import import_xlsform
from hanse.frame.spec.file.xlsform.sheets import XlsFormError
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.beginning import STARTER
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.editing.editing import set_value
from hanse.frame.tools.designer.errors import CannotBegin
from hanse.frame.tools.designer.files import LARGEST, MOST_FILES, Files, language_in
from hanse.frame.tools.folders import read_folder

HERE = Calendar(country="FR", zone="Europe/Paris")
"""Where no service of the site says whose holidays count."""
ENDINGS = (".zip", ".yaml", ".yml", ".xlsx")
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Unpacked piece by piece; what other kinds hold is in memory whole before its size is known."""


def files_in(folder: Path) -> Files:
    """The files of a service in a folder."""
    sheets = [*sorted((folder / TEXTS).glob("*.yaml")), *sorted((folder / TEXTS).glob("*/*.yaml"))]
    return {one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8-sig") for one in (folder / HEAD, *sheets)}


def from_nothing(title: str) -> Files:
    """A small service that is sound and explains itself."""
    key, calendar = free_key(slugify(title).replace("-", "_")), calendar_here()
    words = {"key": key, "title": "x", "country": calendar.country, "zone": calendar.zone}
    text = Template(STARTER.read_text(encoding="utf-8")).substitute(words)
    return {HEAD: set_value(text, ("title",), title)}


def from_template(name: str) -> Files:
    """A template with its comments, under a key that is free. Raises CannotBegin."""
    there = templates()
    if name not in there:
        raise CannotBegin(_("There is no such template."), field="template")
    files = files_in(there[name])
    return {**files, HEAD: set_value(files[HEAD], ("key",), free_key(name))}


def from_offered(service: str) -> tuple[Files, str]:
    """The version that is online, with the next version's number; and the version. Raises NoSuchService."""
    procedure = offered_procedure(service)
    files = _as_written(procedure) or write_procedure(procedure)
    return {**files, HEAD: set_value(files[HEAD], ("version",), raised(procedure.version))}, procedure.version


def from_file(name: str, content: bytes) -> tuple[Files, Sequence[str]]:
    """What was handed in: a folder as .zip, a procedure.yaml, or an XLSForm, with what could not be carried over of it.

    Raises CannotBegin.
    """
    ending = PurePosixPath(name.lower()).suffix
    if ending == ".zip":
        return _unpacked(content), ()
    if ending == ".xlsx":
        return _from_xlsform(name, content)
    return {HEAD: _text(name, content)}, ()


def packed(files: Files) -> bytes:
    """A .zip of the files, in which `hanse service check` finds a service; the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name].encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def raised(version: str) -> str:
    """The next version by the middle number: what most changes are."""
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", version)
    return f"{found[1]}.{int(found[2]) + 1}.0" if found else version


def calendar_here() -> Calendar:
    """That of the site's services."""
    return next((one.calendar for one in known()), HERE)


def free_key(wanted: str) -> str:
    """A key like this that no service of the site has."""
    key = re.sub(r"[^a-z0-9_]", "", wanted).lstrip("_0123456789")[:50] or "service"
    taken = {one.key for one in known()}
    number, free = 2, key
    while free in taken:
        free, number = f"{key}_{number}", number + 1
    return free


def _as_written(procedure: Procedure) -> Files | None:
    """The files from which it was read, with their comments, where they still say the same."""
    head = Path(procedure.place.file)
    if head.name != HEAD or not head.is_file():
        return None
    try:
        return files_in(head.parent) if read_folder(head.parent, procedure.outcomes) == procedure else None
    except (ProcedureError, UnicodeDecodeError):
        return None


def _from_xlsform(name: str, content: bytes) -> tuple[Files, Sequence[str]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "form.xlsx"
        file.write_bytes(content)
        key = free_key(slugify(PurePosixPath(name).stem).replace("-", "_"))
        try:
            imported = import_xlsform(file, calendar=calendar_here(), key=key)
        except (XlsFormError, ProcedureError) as error:
            words = _("The form cannot be carried over. %(why)s") % {"why": str(error).replace("form.xlsx", name)}
            raise CannotBegin(words, field="file") from error
    return write_procedure(imported.procedure), [str(one) for one in imported.troubles]


def _unpacked(content: bytes) -> Files:
    """The files of a service in a .zip, which may lie in a folder in it; others are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            heads = [one for one in archive.namelist() if PurePosixPath(one).name == HEAD]
            if len(heads) != 1:
                raise CannotBegin(_("There must be one procedure.yaml in the .zip."), field="file")
            root = heads[0].removesuffix(HEAD)
            wanted = [one for one in archive.infolist() if _is_service(one.filename, root)]
            if len(wanted) > MOST_FILES or sum(one.file_size for one in wanted) > 4 * LARGEST:
                raise CannotBegin(_("The files of a service are too large together."), field="file")
            if any(one.compress_type not in PACKED for one in wanted):
                raise CannotBegin(_("This is no .zip that can be opened."), field="file")
            return {one.filename.removeprefix(root): _text(one.filename, archive.read(one)) for one in wanted}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotBegin(_("This is no .zip that can be opened."), field="file") from error


def _is_service(name: str, root: str) -> bool:
    inside = name.removeprefix(root)
    return name.startswith(root) and (inside == HEAD or bool(language_in(inside)))


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotBegin(_("“%(name)s” is not UTF-8 text.") % {"name": name[:100]}, field="file") from error
