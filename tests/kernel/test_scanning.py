import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.kernel import files
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.models import StoredFile
from hanse.kernel.scanning import refuse_viruses
from tests.kernel.clamd import EICAR, clamd


def upload(content: bytes, name: str = "notes.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_without_a_scanner_nothing_is_asked(settings, tmp_path):
    settings.SCANNER = ""
    with clamd(tmp_path / "clamd") as scanner:
        refuse_viruses(upload(EICAR), "notes.txt")

    assert scanner.seen == []


@pytest.mark.parametrize("by_socket", [True, False])
def test_the_whole_content_is_shown_to_the_scanner(settings, tmp_path, by_socket):
    content = bytes(range(256)) * 1000  # four chunks
    with clamd(tmp_path / "clamd" if by_socket else None) as scanner:
        settings.SCANNER = scanner.address
        sent = upload(content)
        refuse_viruses(sent, "notes.txt")
        assert sent.read() == content, "it can be read again"
    assert scanner.seen == [content]


@pytest.mark.django_db
def test_what_the_scanner_finds_is_refused_and_not_stored(settings):
    with clamd() as scanner:
        settings.SCANNER = scanner.address
        with pytest.raises(Invalid, match=r"“notes\.txt” contains something harmful"):
            files.store(upload(b"dear " + EICAR), by=Actor.system("test"))
        files.store(upload(b"dear city"), by=Actor.system("test"))
    assert StoredFile.objects.count() == 1


def test_what_cannot_be_scanned_is_refused(settings):
    with clamd(limit=1000) as scanner:
        settings.SCANNER = scanner.address
        with pytest.raises(Invalid, match="cannot be checked"):
            refuse_viruses(upload(b"x" * 5_000_000), "notes.txt")
    with pytest.raises(Invalid, match="cannot be checked"):
        refuse_viruses(upload(b"x"), "notes.txt")  # nobody is there any more
