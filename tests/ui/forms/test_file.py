from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.ui.forms import FileField, Form
from tests.ui.page import read


class Evidence(Form):
    file = FileField(label="Evidence", endings=(".pdf", ".xlsx"), max_bytes=1000)


def sent(name, size):
    return Evidence({}, {"file": SimpleUploadedFile(name, b"x" * size)})


def test_limits_are_said_before_the_choice():
    group = read(Evidence()["file"])
    assert "PDF or XLSX, up to 1 kB." in group.text
    assert group.one("input", type="file").attrs["accept"] == ".pdf,.xlsx"


def test_a_file_within_its_limits_is_taken():
    assert sent("plan.PDF", 1000).is_valid()


def test_a_file_over_its_limits_is_refused_in_words():
    assert sent("plan.exe", 10).errors["file"] == ["“plan.exe” is of another kind. Taken are: PDF or XLSX, up to 1 kB."]
    assert sent("plan.pdf", 1001).errors["file"] == ["The file must be smaller than 1 kB."]
    assert Evidence({}, {}).errors["file"] == ["Choose a file for “Evidence”."]
