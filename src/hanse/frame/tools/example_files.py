"""Small real files under the names that scenarios give: a sheet of paper or a picture that says what it stands for."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import PurePath

import typst
from PIL import Image, ImageDraw
from xlsxwriter import Workbook

SIZE = (640, 420)
BLUE, WHITE = (11, 79, 140), (255, 255, 255)


@cache
def content_of(name: str) -> bytes:
    """The bytes of a file of this name; of an ending that is not known the bare words, as a text."""
    words = f"Example: {PurePath(name).stem}"
    return MAKERS.get(PurePath(name).suffix.lower(), str.encode)(words)


def _sheet(words: str) -> bytes:
    made = typst.compile(f'#set document(title: "{words}")\n#set text(size: 20pt)\n{words}'.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _picture(kind: str, words: str) -> bytes:
    picture, out = Image.new("RGB", SIZE, BLUE), BytesIO()
    ImageDraw.Draw(picture).text((40, SIZE[1] / 2 - 20), words, fill=WHITE, font_size=40)
    picture.save(out, kind)
    return out.getvalue()


def _workbook(words: str) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, words)
    return out.getvalue()


MAKERS: Mapping[str, Callable[[str], bytes]] = {
    ".pdf": _sheet,
    ".png": partial(_picture, "PNG"),
    ".jpg": partial(_picture, "JPEG"),
    ".jpeg": partial(_picture, "JPEG"),
    ".xlsx": _workbook,
}
