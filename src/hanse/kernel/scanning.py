"""Uploads shown to a virus scanner that speaks clamd's INSTREAM protocol, where the setting SCANNER names one.

The setting is `host:port`, or the path of a socket. What could not be scanned is refused: the person tries again.
"""

import logging
import socket
import struct

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _

from hanse.kernel.errors import Invalid

type Upload = File[bytes]

PATIENCE_S = 30
_CHUNK = 64 * 1024
_LONGEST_ANSWER = 4096
_log = logging.getLogger(__name__)


def refuse_viruses(upload: Upload, name: str) -> None:
    """Raises `Invalid` where the scanner finds something, or cannot be asked; does nothing where none is set."""
    if not settings.SCANNER:
        return
    try:
        said = _scanned(upload)
    except OSError as error:
        said = f"{type(error).__name__} ERROR"
    finally:
        upload.seek(0)
    if said.endswith(" OK"):
        return
    _log.warning("a file was refused by the scanner: %s", said)
    if said.endswith(" FOUND"):
        raise Invalid(_("“%(name)s” contains something harmful and was not taken.") % {"name": name})
    raise Invalid(_("Files cannot be checked for harmful content at the moment. Try again in a few minutes."))


def _scanned(upload: Upload) -> str:
    """What the scanner says of the content: "stream: OK", "stream: <name> FOUND", "<reason> ERROR"."""
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        try:
            for chunk in upload.chunks(_CHUNK):
                line.sendall(struct.pack("!I", len(chunk)) + chunk)
            line.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it stops listening at its size limit, and says so
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER and (more := line.recv(_LONGEST_ANSWER)):
            answer += more
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _connected() -> socket.socket:
    if settings.SCANNER.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE_S)
        line.connect(settings.SCANNER)
        return line
    host, _colon, port = settings.SCANNER.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_S)
