"""Pictures that editors upload."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hanse.members.public import StaffRole
from hanse.site.enums import SiteRole
from hanse.site.models import NewsPage, Picture
from tests.site.pages import a_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera of a person"
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG", exif=exif)
    return made.getvalue()


def upload(content: bytes, name: str = "a.jpg", *, at: str = "add/", by=None):
    file = SimpleUploadedFile(name, content, "image/jpeg")
    given = {"title": "A valley", "file": file, "collection": "1"}
    return signed_in(by or a_person(StaffRole.SECRETARIAT)).post(f"/en/cms/images/{at}", given)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail closes no temporary file
def test_a_picture_loses_what_the_camera_wrote_and_is_shown_to_all(client):
    assert upload(photo()).status_code == 302

    picture = Picture.objects.get()
    assert b"Camera of a person" not in picture.file.read()
    drawing = picture.get_rendition("max-20x20|format-webp")
    shown = client.get(drawing.url)
    assert Image.open(BytesIO(b"".join(shown.streaming_content))).size == (20, 15)
    assert shown.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(("content", "name"), [(b"no picture", "a.jpg"), (b"<svg/>", "a.svg")])
def test_what_is_no_picture_is_not_taken(content, name):
    assert upload(content, name).status_code == 200
    assert not Picture.objects.exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_that_stands_on_pages_is_changed_by_publishers_alone():
    editor = a_person(SiteRole.EDITOR)
    upload(photo(), by=editor)
    picture, page = Picture.objects.get(), NewsPage.objects.get(locale__language_code="en")
    page.body = json.dumps([{"type": "picture", "value": {"image": picture.pk, "alternative": "A valley"}}])
    page.save()

    refused = upload(photo(), at=f"{picture.pk}/", by=editor)

    assert "This file stands on pages" in refused.text
    assert upload(photo(), at=f"{picture.pk}/").status_code == 302, "a publisher may"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_editor_changes_no_pictures_of_others():
    upload(photo())
    editor, there = a_person(SiteRole.EDITOR), Picture.objects.get()

    upload(photo(), "b.jpg", at=f"{there.pk}/", by=editor)
    signed_in(editor).post(f"/en/cms/images/{there.pk}/delete/")

    assert Picture.objects.get().file.name == there.file.name
