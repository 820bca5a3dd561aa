"""Files that are too large or mean harm, sent over HTTP: refused in words, with little memory, and nothing is stored."""

import logging
import re
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hanse.kernel.models import StoredFile
from hanse.questions.models import Answer, Evidence, Intake
from tests.campaigns.live import Live
from tests.campaigns.people import answers_at, caller_of
from tests.questions.spec.workbook.xlsx import filled, repacked, row_of

KEY = "gov_strategy_status"
SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1024 * 1024
HUGE = 50 * MEGABYTE
MOST_MEMORY = 48 * MEGABYTE
"""What a worker may take for a moment over what it had."""
PATIENCE = 10
logger = logging.getLogger(__name__)


@pytest.fixture
def taken(browser, assessment) -> bytes:
    """The workbook of the assessment."""
    return browser.get(answers_at(assessment, "workbook/file/")).content


def upload(browser, assessment, what: str, name: str, content: bytes):
    """Give a file as the workbook, or as evidence of a question."""
    path, field = {"workbook": ("workbook/", "workbook"), "evidence": (f"questions/{KEY}/evidence/", "upload")}[what]
    fields = {"note": "page 3"} if what == "evidence" else {}
    return browser.post(answers_at(assessment, path), fields, files={field: (name, content)})


@contextmanager
def little_memory(live: Live, what: str) -> Iterator[None]:
    """No worker takes much more memory for this than it had."""
    before = {one.pid: _reset(one.pid) for one in live.workers()}
    yield
    grown = max(_peak(pid) - size for pid, size in before.items())
    logger.info("%s: %.1f MB more at most", what, grown / MEGABYTE)
    assert grown < MOST_MEMORY


def _reset(pid: int) -> int:
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak begins anew with what is held now
    return _peak(pid)


def _peak(pid: int) -> int:
    """The most memory that a process has held, in bytes."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) * 1024


@contextmanager
def nothing_kept(live: Live, assessment) -> Iterator[None]:
    """No row and no file is left of it, also no temporary one."""
    files, rows = _files(live), StoredFile.objects.count()
    yield
    _wait_until_gone(lambda: _files(live) - files)
    assert StoredFile.objects.count() == rows
    assert not Evidence.objects.filter(sheet=assessment.sheet).exists()
    assert not Intake.objects.filter(sheet=assessment.sheet).exists()
    assert not Answer.objects.filter(sheet=assessment.sheet).exists()


def _wait_until_gone(left: Callable[[], set[Path]]) -> None:
    """A server lays down what it read only when its answer has left, so for a moment after we have it."""
    end = time.monotonic() + PATIENCE
    while found := left():
        assert time.monotonic() < end, f"still there: {found}"
        time.sleep(0.02)


def _files(live: Live) -> set[Path]:
    temporary = Path(tempfile.gettempdir()).glob("*.upload*")
    return {*temporary, *(one for one in (live.var / "files").rglob("*") if one.is_file())}


@pytest.mark.parametrize(("what", "name"), [("evidence", "plan.pdf"), ("workbook", "answers.xlsx")])
def test_50_megabytes_are_refused_with_little_memory(live, browser, assessment, what, name):
    begins = b"%PDF-1.7 " if name.endswith("pdf") else b"PK\x03\x04"
    with nothing_kept(live, assessment), little_memory(live, f"50 MB as {what}"):
        page = upload(browser, assessment, what, name, begins + bytes(HUGE))
        assert page.status_code == 422
        assert "must be smaller than" in page.text
        assert what == "workbook" or "page 3" in page.text, "what was typed beside the file is still there"


def test_what_is_larger_still_is_refused_before_it_is_read(live, browser, assessment):
    with nothing_kept(live, assessment), little_memory(live, "60 MB as evidence"):
        page = upload(browser, assessment, "evidence", "plan.pdf", b"%PDF-1.7 " + bytes(60 * MEGABYTE))
        assert page.status_code == 413
        assert "larger than the site takes" in page.text


def test_50_megabytes_of_words_are_refused_with_little_memory(live, crew, browser, assessment):
    with nothing_kept(live, assessment), little_memory(live, "50 MB typed"):
        page = browser.post(answers_at(assessment, f"questions/{KEY}/"), {"answer": "x" * HUGE})
        assert page.status_code == 413
        assert "larger than the site takes" in page.text
    with nothing_kept(live, assessment), little_memory(live, "50 MB of JSON"):
        answer = caller_of(live, crew.coordinator).call("PUT", f"/assessments/{assessment.id}/answers/", "x" * HUGE)
        assert answer.status_code == 413
        assert answer.json()["type"] == "urn:hanse:problem:too-large"


def macro(data: bytes) -> bytes:
    return repacked(data, {}, {"xl/vbaProject.bin": b"\xd0\xcf"})


def bomb(data: bytes) -> bytes:
    """200 MB in one part, packed a thousand times smaller."""
    blown = f"<sheetData><!--{' ' * 200 * MEGABYTE}-->"
    return repacked(data, {SHEET: lambda xml: xml.replace("<sheetData>", blown)})


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("made", "words"), [(macro, "contains macros"), (bomb, "unpacks to far more"), (cut_off, "damaged")]
)
def test_a_workbook_that_means_harm_is_refused(live, browser, assessment, taken, made, words):
    data = made(taken)
    assert len(data) < MEGABYTE
    with nothing_kept(live, assessment), little_memory(live, f"workbook, {made.__name__}"):
        page = upload(browser, assessment, "workbook", "answers.xlsx", data)
        assert page.status_code == 422
        assert words in page.text


@pytest.mark.parametrize(("made", "words"), [(macro, "contains macros"), (cut_off, "damaged")])
def test_a_workbook_that_means_harm_is_refused_as_evidence_too(live, browser, assessment, taken, made, words):
    with nothing_kept(live, assessment):
        page = upload(browser, assessment, "evidence", "plan.xlsx", made(taken))
        assert page.status_code == 422
        assert words in page.text


def test_what_a_workbook_links_to_is_never_fetched(live, browser, assessment, taken):
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0.3)
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/prices.xlsx"
        page = upload(browser, assessment, "workbook", "answers.xlsx", linked(taken, address))
        assert page.status_code == 200
        with pytest.raises(TimeoutError):
            elsewhere.accept()
    intake = Intake.objects.get(sheet=assessment.sheet)
    assert address not in str(intake.content)
    assert "Ms Kim" in str(intake.content), "words given beside the link are taken"


def linked(data: bytes, address: str) -> bytes:
    """The workbook with a cell that stands in another file, a picture, and a query, all elsewhere."""
    row = row_of(data, KEY)
    place = f"F{row}"
    formula = f"<f>[1]Sheet1!$A$1+WEBSERVICE(&quot;{address}&quot;)</f>"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{types}/externalLinkPath" Target="{address}" TargetMode="External"/>'
        "</Relationships>"
    )
    worded = filled(data, {place: "Ms Kim"})
    relate = f'<Relationship Id="rId99" Type="{types}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    changes = {
        SHEET: lambda xml: re.sub(rf'(<c r="C{row}"[^>]*?)/>', rf'\1 t="str">{formula}<v>7</v></c>', xml, count=1),
        "xl/_rels/workbook.xml.rels": lambda xml: xml.replace("</Relationships>", f"{relate}</Relationships>"),
    }
    extra = {
        "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        b'2006/main" xmlns:r="' + types.encode() + b'"><externalBook r:id="rId1"/></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": related.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": related.encode(),
    }
    return repacked(worded, changes, extra)
