import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.kernel import files
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.models import StoredFile

SYSTEM = Actor.system("test")
PDF = b"%PDF-1.7 the minutes"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }


def office_file(*members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for member in members:
            made.writestr(member, "x")
    return content.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["minutes.pdf", "회의록.pdf", "محضر.pdf", "протокол.pdf", "Ürümqi ‘24’.pdf"])
def test_a_file_is_kept_with_its_name_in_every_script(name):
    stored = files.store(SimpleUploadedFile(name, PDF), by=SYSTEM)

    kept = StoredFile.objects.get(id=stored.id)
    assert kept.name == name
    assert kept.media_type == "application/pdf"
    assert kept.content.read() == PDF
    assert str(kept.id) in kept.content.name
    kept.content.close()


@pytest.mark.django_db
def test_a_file_is_given_back_only_as_a_download():
    stored = files.store(SimpleUploadedFile("minutes.pdf", PDF), by=SYSTEM)

    response = files.download(stored)

    assert b"".join(response.streaming_content) == PDF
    response.close()
    stored.content.close()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("minutes.pdf", b"", "empty"),
        ("page.html", b"<script>", "cannot be uploaded"),
        ("minutes.pdf", b"<script>alert(1)</script>", "not what its name says"),
        ("notes.txt", b"MZ\x00\x00", "not a text file"),
        ("plan.docx", office_file("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("plan.docx", b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_do(name, content, said):
    with pytest.raises(Invalid, match=said):
        files.store(SimpleUploadedFile(name, content), by=SYSTEM)


def test_a_large_file_is_refused_with_its_size():
    with pytest.raises(Invalid, match=r"3 MB\. The limit is 2 MB"):
        files.store(
            SimpleUploadedFile("a.pdf", PDF + b"0" * int(2.1 * files.MEGABYTE)), by=SYSTEM, limit=2 * files.MEGABYTE
        )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\plan.pdf", "plan.pdf"),
        ("a\x00b\u202e.pdf", "ab.pdf"),
        ("...", "file"),
    ],
)
def test_a_name_cannot_lead_anywhere(given, kept):
    assert files.clean_name(given) == kept
