"""Documents of the site: distrusted when they come, public by a page, given as downloads alone."""

import json
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.members.public import StaffRole
from hanse.site.enums import SiteRole
from hanse.site.models import NewsPage, PageDocument
from tests.site.pages import a_person, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("alpine"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Wagtail closes no temporary file
]
PAPER = b"%PDF-1.7\n" + b"0" * 1200


def upload(content: bytes = PAPER, name: str = "Statutes 2026.pdf", *, at: str = "add/", by=None):
    given = {"title": "Statutes", "file": SimpleUploadedFile(name, content), "collection": "1"}
    return signed_in(by or a_person(SiteRole.EDITOR)).post(f"/en/cms/documents/{at}", given)


def uploaded(by=None) -> PageDocument:
    assert upload(by=by).status_code == 302
    return PageDocument.objects.get()


def page_with(part: dict) -> NewsPage:
    page = NewsPage.objects.get(locale__language_code="en")
    page.body = json.dumps([part])
    page.save()
    return page


def part(document: PageDocument, text: str = "") -> dict:
    return {"type": "documents", "value": [{"document": document.pk, "text": text}]}


def with_macro(tmp_path) -> bytes:
    made = tmp_path / "a.docx"
    with ZipFile(made, "w") as file:
        file.writestr("word/vbaProject.bin", "x")
    return made.read_bytes()


def test_a_document_is_a_download_that_runs_nothing(client):
    document = uploaded()
    page_with(part(document))

    given = client.get(document.url)

    assert b"".join(given.streaming_content) == PAPER
    assert given.headers["Content-Disposition"] == 'attachment; filename="Statutes_2026.pdf"'
    assert given.headers["Content-Type"] == "application/pdf"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert given.headers["Cache-Control"] == "public, max-age=300"


def test_it_is_for_everybody_as_soon_as_a_live_page_leads_to_it(client):
    document = uploaded()
    assert client.get(document.url).status_code == 404
    assert signed_in(a_person()).get(document.url).status_code == 404
    shown = signed_in(a_person(SiteRole.EDITOR)).get(document.url)
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "private, no-store")

    page = page_with(part(document))
    assert client.get(document.url).status_code == 200
    page.unpublish()

    assert client.get(document.url).status_code == 404


def test_links_say_what_is_behind_them(client):
    document = uploaded()
    page = page_with(part(document, "The statutes"))
    assert f'href="{document.url}">The statutes (PDF · 1.2 kB)</a>' in client.get("/en/news/first-snow/").text

    page.body = json.dumps(
        [{"type": "text", "value": f'<p>See <a linktype="document" id="{document.pk}">them</a>.</p>'}]
    )
    page.save()

    assert f'See <a href="{document.url}">them (PDF · 1.2 kB)</a>.' in client.get("/en/news/first-snow/").text
    assert client.get(document.url).status_code == 200


def test_an_address_with_a_former_name_leads_on(client):
    document = uploaded()
    page_with(part(document))

    assert client.get(f"/documents/{document.pk}/old.pdf").headers["Location"] == document.url
    assert client.get("/documents/999999/old.pdf").status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<script>alert(1)</script>", "a.pdf"),
        (b"<html>", "a.html"),
        (b"<svg/>", "a.svg"),
        (b"MZ\x00", "a.exe"),
        (b"", "a.pdf"),
    ],
)
def test_what_is_not_what_its_name_says_is_not_taken(content, name):
    assert upload(content, name).status_code == 200
    assert not PageDocument.objects.exists()


def test_no_macros_are_taken(tmp_path):
    assert "macros" in upload(with_macro(tmp_path), "a.docx").text
    assert not PageDocument.objects.exists()


def test_what_stands_on_pages_is_changed_by_publishers_alone():
    editor = a_person(SiteRole.EDITOR)
    document = uploaded(by=editor)
    page_with(part(document))
    other = b"%PDF-1.7\nother"

    assert "This file stands on pages." in upload(other, at=f"edit/{document.pk}/", by=editor).text
    assert upload(other, at=f"edit/{document.pk}/", by=a_person(StaffRole.SECRETARIAT)).status_code == 302
    assert PageDocument.objects.get().file.read() == other


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_a_page_with_documents(client, django_assert_num_queries, number):
    documents = [
        PageDocument.objects.create(title="A", file=f"documents/{one}.pdf", file_size=9) for one in range(number)
    ]
    page_with({"type": "documents", "value": [part(one)["value"][0] for one in documents]})
    client.get("/en/about/")

    with django_assert_num_queries(7):
        client.get("/en/news/first-snow/")
