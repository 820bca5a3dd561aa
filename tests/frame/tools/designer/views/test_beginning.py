import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from hanse.frame import catalogue
from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.origins import files_in, packed
from tests.frame.samples import permit
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
BEGIN = "/en/design/begin/"


@pytest.fixture
def offered():
    yield catalogue.declare(permit())
    catalogue.withdraw("permit")


@pytest.fixture
def browser():
    return at_work(a_designer())


def test_from_nothing_comes_a_small_service_that_is_sound(browser):
    answer = browser.post(BEGIN, {"origin": "nothing", "title": "Kiosque : d’été"})

    draft = Draft.objects.get()
    assert answer["Location"] == f"/en/design/drafts/{draft.id}/"
    made = parse_procedure(draft.files["procedure.yaml"])
    assert (made.key, made.title.default, draft.title) == ("kiosque_dete", "Kiosque : d’été", "Kiosque : d’été")


def test_from_a_template_comes_all_of_it_with_its_comments(browser):
    browser.post(BEGIN, {"origin": "template", "template": "event_permit"})

    assert Draft.objects.get().files == files_in(templates()["event_permit"])


def test_from_what_is_online_comes_its_next_version(browser, offered):
    browser.post(BEGIN, {"origin": "service", "service": "permit"})

    draft = Draft.objects.get()
    made = parse_procedure(draft.files["procedure.yaml"], outcomes=offered.outcomes)
    assert (draft.based_on, made.version) == (offered.version, "1.1.0")
    assert made.sections == offered.sections


def test_a_draft_that_is_downloaded_can_be_handed_in_again(browser):
    draft = a_draft(a_designer())
    file = browser.get(f"/en/design/drafts/{draft.id}/files.zip")

    browser.post(BEGIN, {"origin": "file", "file": SimpleUploadedFile("a.zip", file.content)})

    assert Draft.objects.exclude(id=draft.id).get().files == draft.files


def test_an_xlsform_says_what_could_not_be_carried_over(browser):
    out = io.BytesIO()
    with Workbook(out) as book:
        survey = book.add_worksheet("survey")
        for number, row in enumerate(
            (["type", "name", "label"], ["text", "name", "Name"], ["audio", "code", "Say it"])
        ):
            survey.write_row(number, 0, row)

    answer = browser.post(
        BEGIN, {"origin": "file", "file": SimpleUploadedFile("form.xlsx", out.getvalue())}, follow=True
    )

    assert "survey, row 3" in answer.content.decode()
    assert "name" in Draft.objects.get().files["procedure.yaml"]


def a_zip(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.zip", b"no zip", "no .zip that can be opened"),
        ("a.zip", a_zip(readme="x"), "one procedure.yaml"),
        ("a.yaml", b"\xff\xfe\x00", "not UTF-8"),
        ("a.xlsx", b"no workbook", "a.xlsx"),
        ("a.exe", b"", "of another kind"),
    ],
)
def test_what_is_no_service_is_refused_with_what_to_do(browser, name, content, words):
    page = browser.post(BEGIN, {"origin": "file", "file": SimpleUploadedFile(name, content or b"x")}).content.decode()

    assert words in page
    assert "There is a problem" in page
    assert not Draft.objects.exists()


def test_a_folder_in_a_zip_is_found_and_the_rest_left_out(browser):
    files = {"my/procedure.yaml": "key: x\n", "my/texts/fr.yaml": "title: X\n", "my/notes.txt": "-"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)

    browser.post(BEGIN, {"origin": "file", "file": SimpleUploadedFile("a.zip", out.getvalue())})

    assert Draft.objects.get().files == {"procedure.yaml": "key: x\n", "texts/fr.yaml": "title: X\n"}


def test_a_zip_of_the_same_files_is_the_same():
    assert packed({"b": "1", "a": "2"}) == packed({"a": "2", "b": "1"})


def zipped(kind=zipfile.ZIP_DEFLATED, content=b"key: a\n" * 50):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr("procedure.yaml", content)
    return bytearray(out.getvalue())


def damaged():
    archive = zipped()
    start = 30 + len("procedure.yaml")
    archive[start : start + 4] = b"\xff" * 4
    return archive


@pytest.mark.parametrize("archive", [zipped(zipfile.ZIP_BZIP2), zipped(zipfile.ZIP_LZMA), damaged()])
def test_an_archive_that_unpacks_all_at_once_or_is_damaged_is_refused(browser, archive):
    answer = browser.post(BEGIN, {"origin": "file", "file": SimpleUploadedFile("a.zip", bytes(archive))})

    assert "This is no .zip that can be opened." in answer.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["key: a\0b", 'key: "a\\0b"\ntitle: "\\0x"'])
def test_characters_that_no_text_has_break_nothing(browser, text):
    answer = browser.post(BEGIN, {"origin": "file", "file": SimpleUploadedFile("a.yaml", text.encode())})

    if "\0" in text:
        assert "stands in no text" in answer.content.decode()
    else:
        draft = Draft.objects.get()
        assert (draft.service, draft.title) == ("ab", "x")
