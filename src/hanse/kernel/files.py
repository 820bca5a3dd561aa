"""Files that people upload: distrusted, checked by content, stored under their id, given back only as downloads."""

import hashlib
import unicodedata
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import PurePosixPath

from django.core.files import File
from django.core.files.storage import Storage
from django.db import connection, transaction
from django.http import FileResponse
from django.utils.translation import gettext as _

from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.models import StoredFile
from hanse.kernel.names import one_line
from hanse.kernel.pictures import FORMATS, drawn_anew
from hanse.kernel.scanning import refuse_viruses

type Upload = File[bytes]

MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
BYTES_STAY = "hanse.kernel.files"
"""The name of the database's lock that a backup holds: until it is let go, no file's bytes are deleted."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be uploaded: its endings, its media type, and the bytes with which it begins."""

    media_type: str
    endings: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()


PDF = FileKind("application/pdf", (".pdf",), (b"%PDF-",))
PNG = FileKind("image/png", (".png",), (b"\x89PNG\r\n\x1a\n",))
JPEG = FileKind("image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",))
TEXT = FileKind("text/plain", (".txt", ".csv", ".md"))
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
XLSX = FileKind(_OPEN_XML + "spreadsheetml.sheet", (".xlsx",), (b"PK\x03\x04",))
DOCX = FileKind(_OPEN_XML + "wordprocessingml.document", (".docx",), (b"PK\x03\x04",))
ODT = FileKind("application/vnd.oasis.opendocument.text", (".odt",), (b"PK\x03\x04",))

EVIDENCE_KINDS = (PDF, PNG, JPEG, TEXT, XLSX, DOCX, ODT)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it will be stored."""

    name: str
    kind: FileKind
    content: Upload
    sha256: str


def store(
    upload: Upload, *, by: Actor, kinds: tuple[FileKind, ...] = EVIDENCE_KINDS, limit: int = LARGEST
) -> StoredFile:
    """Check and store an upload; a picture is stored without what the camera wrote into it.

    Raises `Invalid` where it is empty, too large, not of an accepted kind, damaged or harmful.
    """
    return keep(checked(upload, kinds=kinds, limit=limit), by=by)


def checked(upload: Upload, *, kinds: tuple[FileKind, ...] = EVIDENCE_KINDS, limit: int = LARGEST) -> Checked:
    """What would be stored of an upload; raises as `store` does."""
    size = upload.size or 0
    if size == 0:
        raise Invalid(_("The file is empty. Choose another file."))
    if size > limit:
        given = {"size": ceil(size / MEGABYTE), "limit": limit // MEGABYTE}
        raise Invalid(_("The file is %(size)s MB. The limit is %(limit)s MB: make it smaller, or give a link.") % given)
    name = clean_name(upload.name or "")
    kind = kind_of(name, upload, kinds)
    refuse_viruses(upload, name)
    content = drawn_anew(upload, kind.media_type, name) if kind.media_type in FORMATS else upload
    return Checked(name, kind, content, digest(content))


def keep(file: Checked, *, by: Actor) -> StoredFile:
    """Store what was checked."""
    stored = StoredFile(
        name=file.name,
        media_type=file.kind.media_type,
        size=file.content.size,
        sha256=file.sha256,
        uploaded_by_id=by.id,
    )
    stored.content.save(file.name, file.content, save=False)
    stored.save(force_insert=True)
    return stored


def still_there(ids: Collection[str]) -> set[str]:
    """Those of the files that are still kept; no query where none is asked for."""
    if not ids:
        return set()
    return {str(one) for one in StoredFile.objects.filter(id__in=ids).values_list("id", flat=True)}


def remove(stored: Iterable[StoredFile]) -> None:
    """Forget files to which nothing refers: their rows at once, their bytes when the transaction is committed."""
    for one in stored:
        storage, name = one.content.storage, str(one.content.name)
        one.delete()
        transaction.on_commit(partial(delete_bytes, storage, name))


def delete_bytes(storage: Storage, name: str) -> bool:
    """Delete the bytes of a file whose row is gone; not while a backup is made, after which the nightly sweep does."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(hashtext(%s))", [BYTES_STAY])
        may = bool(cursor.fetchone()[0])
        if may:
            storage.delete(name)
    return may


def clean_name(given: str) -> str:
    """The last part of a given file name, in NFC, without control characters; every script survives."""
    last = PurePosixPath(given.replace("\\", "/")).name
    return one_line(unicodedata.normalize("NFC", last)).strip(". ")[-200:] or "file"


def kind_of(name: str, upload: Upload, kinds: tuple[FileKind, ...]) -> FileKind:
    """The accepted kind that both the name's ending and the content agree on; raises `Invalid` otherwise."""
    endings = ", ".join(ending for kind in kinds for ending in kind.endings)
    kind = next((kind for kind in kinds if name.lower().endswith(kind.endings)), None)
    if kind is None:
        raise Invalid(_("Files of this kind cannot be uploaded. Choose one of: %(endings)s.") % {"endings": endings})
    upload.seek(0)
    head = upload.read(4096)
    upload.seek(0)
    if kind.signatures and not head.startswith(kind.signatures):
        words = _("The content of “%(name)s” is not what its name says. Save it again as %(ending)s.")
        raise Invalid(words % {"name": name, "ending": kind.endings[0]})
    if not kind.signatures and b"\x00" in head:
        words = _("“%(name)s” is not a text file. Save it again as %(ending)s, or choose one of: %(endings)s.")
        raise Invalid(words % {"name": name, "ending": kind.endings[0], "endings": endings})
    if kind in (XLSX, DOCX):
        refuse_macros(name, upload)
    return kind


def refuse_macros(name: str, upload: Upload) -> None:
    """Raises `Invalid` where an office file carries a macro or cannot be read as one."""
    try:
        with zipfile.ZipFile(upload) as members:
            macros = any(member.lower().endswith("vbaproject.bin") for member in members.namelist())
    except zipfile.BadZipFile as error:
        raise Invalid(_("“%(name)s” is damaged. Save it again and choose it once more.") % {"name": name}) from error
    finally:
        upload.seek(0)
    if macros:
        words = _("“%(name)s” contains macros, which are not accepted. Save it without macros.")
        raise Invalid(words % {"name": name})


def digest(upload: Upload) -> str:
    """SHA-256 of the content, as hexadecimal digits."""
    sha256 = hashlib.sha256()
    for chunk in upload.chunks():
        sha256.update(chunk)
    upload.seek(0)
    return sha256.hexdigest()


def media_type_of(name: str) -> str:
    """Of a file whose content was checked against its name's ending when it came."""
    kinds = (kind.media_type for kind in EVIDENCE_KINDS if name.lower().endswith(kind.endings))
    return next(kinds, "application/octet-stream")


def download(stored: StoredFile) -> FileResponse:
    """A stored file. The caller has checked the right to it."""
    response = as_download(stored.content.open("rb"), stored.name, stored.media_type)
    response.headers["Content-Length"] = str(stored.size)
    return response


def as_download(content: Upload, name: str, media_type: str) -> FileResponse:
    """A file as a download that no browser opens in the page's place."""
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response
