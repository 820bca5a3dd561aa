from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from hanse.kernel import files
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.pictures import MOST_PIXELS, drawn_anew

SECRET = b"52.2297N 21.0122E"


def photo(size=(60, 40), *, turned: bool = True) -> bytes:
    """A JPEG as a telephone makes it: lying, with where, when and by which device, and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1  # the top is at the right
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    made = BytesIO()
    picture = Image.new("RGB", size, "navy")
    picture.paste("white", (0, 0, size[0] // 2, size[1]))
    picture.save(made, "JPEG", exif=exif, comment=SECRET, xmp=b"<x>" + SECRET + b"</x>", quality=95)
    return made.getvalue()


def drawing(mode: str = "RGBA") -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    made = BytesIO()
    Image.new(mode, (20, 10), 0).save(made, "PNG", pnginfo=words)
    return made.getvalue()


def upload(content: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_what_a_camera_writes_is_gone_and_the_picture_stands_upright():
    assert SECRET in photo()
    content = drawn_anew(upload(photo()), "image/jpeg", "a.jpg").read()
    assert SECRET not in content
    assert b"Exif" not in content
    picture = Image.open(BytesIO(content))
    assert picture.size == (40, 60)
    assert not picture.getexif()
    assert picture.getpixel((20, 5)) != picture.getpixel((20, 55)), "the white half is above, the blue one below"


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "P", "1", "LA", "I;16"])
def test_a_drawing_keeps_its_colours_and_loses_its_words(mode):
    content = drawn_anew(upload(drawing(mode), "a.png"), "image/png", "a.png").read()
    assert SECRET not in content
    assert Image.open(BytesIO(content)).mode == mode
    assert Image.open(BytesIO(content)).size == (20, 10)


def test_colours_of_a_profile_stay():
    made = BytesIO()
    Image.new("RGB", (4, 4)).save(made, "JPEG", icc_profile=b"profile" * 20)
    content = drawn_anew(upload(made.getvalue()), "image/jpeg", "a.jpg").read()
    assert Image.open(BytesIO(content)).info["icc_profile"] == b"profile" * 20


def bomb() -> bytes:
    """A hundred kilobytes that would unpack to more pixels than are taken."""
    made = BytesIO()
    Image.new("1", (10_000, MOST_PIXELS // 10_000 + 1)).save(made, "PNG")
    return made.getvalue()


def test_a_small_file_of_a_huge_picture_is_refused_unread():
    content = bomb()
    assert len(content) < 100_000
    with pytest.raises(Invalid, match="at most 50 million pixels"):
        drawn_anew(upload(content, "a.png"), "image/png", "a.png")


@pytest.mark.parametrize("cut", [12, 90])
@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "image/jpeg"), ("a.png", "image/png")])
def test_a_damaged_picture_is_refused_in_words(name, kind, cut):
    content = photo() if name == "a.jpg" else drawing()
    with pytest.raises(Invalid, match="is damaged"):
        drawn_anew(upload(content[:cut], name), kind, name)


@pytest.mark.django_db
def test_what_is_stored_is_the_picture_drawn_anew():
    stored = files.store(upload(photo()), by=Actor.system("test"))
    content = stored.content.read()
    stored.content.close()
    assert SECRET not in content
    assert stored.size == len(content)
    assert stored.sha256 == files.checked(upload(photo())).sha256, "the same sent twice is known again"
