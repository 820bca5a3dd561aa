"""Pictures that people upload, drawn anew: without the place and the device that a camera writes into them."""

import warnings
from io import BytesIO

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from hanse.kernel.errors import Invalid

type Picture = File[bytes]

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
MOST_PIXELS = 50_000_000
"""More than any telephone takes; a small file that unpacks to more is an attack on the memory."""

_DRAWN = frozenset({"transparency"})
"""What the file says of itself that belongs to the picture."""


def drawn_anew(picture: Picture, media_type: str, name: str) -> Picture:
    """The picture upright, with its colours and nothing else. Raises `Invalid` for a damaged or a huge one."""
    made = BytesIO()
    try:
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            _redraw(picture, FORMATS[media_type], made)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Invalid(_("“%(name)s” is damaged. Save it again and choose it once more.") % {"name": name}) from error
    finally:
        picture.seek(0)
    return ContentFile(made.getvalue(), name)


def _redraw(picture: Picture, form: str, made: BytesIO) -> None:
    with Image.open(picture, formats=[form]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            given = {"limit": MOST_PIXELS // 1_000_000}
            raise Invalid(_("The picture is too large: at most %(limit)s million pixels are taken.") % given)
        colours = opened.info.get("icc_profile")
        upright = ImageOps.exif_transpose(opened)
    upright.info = {name: value for name, value in upright.info.items() if name in _DRAWN}
    how = {"quality": 92} if form == "JPEG" else {}
    upright.save(made, form, icc_profile=colours, exif=b"", **how)
