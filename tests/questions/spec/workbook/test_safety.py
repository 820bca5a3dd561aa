"""Files that want to do harm are refused before a reader opens them, each with what to do."""

import io
import struct
import zipfile

import pytest

from hanse.questions.spec.reading import ENGLISH
from hanse.questions.spec.workbook import safety
from hanse.questions.spec.workbook.layout import FORMAT
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.safety import WorkbookRefusedError, safe_copy
from hanse.questions.spec.workbook.writing import write_workbook
from tests.questions.samples import questionnaire
from tests.questions.spec.workbook.xlsx import repacked

GOOD = write_workbook(questionnaire())
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data):
    with pytest.raises(WorkbookRefusedError) as refused:
        safe_copy(data)
    return refused.value.problem.text


def test_a_good_workbook_is_packed_again_with_what_the_reader_needs():
    with zipfile.ZipFile(io.BytesIO(safe_copy(GOOD))) as archive:
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
        assert SHEET in archive.namelist()
        assert "docProps/core.xml" not in archive.namelist()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 an old or encrypted workbook", b"a,b\n1,2\n"])
def test_what_is_no_xlsx_is_refused(data):
    assert refusal(data) is safety.NOT_XLSX


def test_another_archive_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refusal(target.getvalue()) is safety.NOT_XLSX


def test_a_file_of_50_megabytes_is_refused_unread():
    assert refusal(b"PK\x03\x04" + bytes(50 * 1024 * 1024)) is safety.TOO_LARGE


@pytest.mark.parametrize(
    "extra", [{"xl/vbaProject.bin": b"\xd0\xcf"}, {"XL/VBAPROJECT.BIN": b""}, {"xl/macrosheets/sheet1.xml": b"<a/>"}]
)
def test_macros_are_refused(extra):
    assert refusal(repacked(GOOD, {}, extra)) is safety.MACROS


def test_a_workbook_that_says_it_has_macros_is_refused():
    says = {"[Content_Types].xml": lambda xml: xml.replace("sheet.main", "sheet.macroEnabled.main")}
    assert refusal(repacked(GOOD, says)) is safety.MACROS


def test_a_bomb_is_refused():
    blown = {SHEET: lambda xml: xml.replace("<sheetData>", f"<sheetData><!--{' ' * 25_000_000}-->")}
    data = repacked(GOOD, blown)
    assert len(data) < 100_000
    assert refusal(data) is safety.BOMB


def test_a_part_that_lies_about_its_size_is_never_unpacked_beyond_it():
    data = bytearray(repacked(GOOD, {}, {"xl/worksheets/sheet9.xml": b" " * 30_000_000}))
    at = data.rfind(b"xl/worksheets/sheet9.xml") - 46  # its entry in the central directory
    assert struct.unpack_from("<I", data, at + 24) == (30_000_000,)
    struct.pack_into("<I", data, at + 24, 10)
    assert refusal(bytes(data)) is safety.DAMAGED


def test_too_many_parts_are_refused():
    assert refusal(repacked(GOOD, {}, {f"xl/media/{n}.png": b"" for n in range(300)})) is safety.BOMB


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='30000'><c><v>1</v></c></row>",
        '<x:row xmlns:x="other" r="30000"><x:c r="A30000"/></x:row>',
        '<row xmlns="" r="5"><c r="ZZ5"/></row>',
        "<row>" + "<c/>" * 300 + "</row>",
    ],
)
def test_a_grid_as_wide_as_the_furthest_cell_is_not_allotted(cell):
    far = {SHEET: lambda xml: xml.replace("</sheetData>", cell + "</sheetData>")}
    assert refusal(repacked(GOOD, far)) is safety.BOMB


def test_many_rows_that_say_no_number_are_counted():
    rows = "<row><c/></row>" * 25_000
    assert (
        refusal(repacked(GOOD, {SHEET: lambda xml: xml.replace("</sheetData>", rows + "</sheetData>")})) is safety.BOMB
    )


def test_one_long_text_used_everywhere_is_counted_everywhere():
    long = {
        "xl/sharedStrings.xml": lambda xml: xml.replace("<si>", f"<si><t>{'x' * 100_000}</t></si><si>", 1),
        SHEET: lambda xml: xml.replace(
            "</sheetData>",
            "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(500, 900)) + "</sheetData>",
        ),
    }
    assert refusal(repacked(GOOD, long)) is safety.BOMB


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1),
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace('r="A1"', 'r="?1"', 1),
    ],
)
def test_a_damaged_sheet_is_refused(change):
    assert refusal(repacked(GOOD, {SHEET: change})) is safety.DAMAGED


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.999])
def test_a_file_cut_off_is_refused(keep):
    assert refusal(GOOD[: int(len(GOOD) * keep)]) in {safety.DAMAGED, safety.NOT_XLSX}


def test_a_part_twice_in_another_spelling_is_refused():
    assert refusal(repacked(GOOD, {}, {SHEET.upper(): b"<a/>"})) is safety.DAMAGED


def test_somebody_elses_workbook_is_refused_with_what_to_do():
    foreign = repacked(GOOD, {"xl/sharedStrings.xml": lambda xml: xml.replace(FORMAT, "budget")})
    with pytest.raises(WorkbookRefusedError, match="was not made here"):
        read_workbook(foreign, questionnaire(), lambda _: ENGLISH)


def test_a_workbook_whose_sheets_lie_elsewhere_is_refused():
    moved = {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace("worksheets/sheet1", "elsewhere/sheet1")}
    with pytest.raises(WorkbookRefusedError, match="damaged"):
        read_workbook(repacked(GOOD, moved), questionnaire(), lambda _: ENGLISH)
