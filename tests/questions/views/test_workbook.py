import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hanse.questions.actions import freeze_sheet, save_answer
from hanse.questions.models import Intake
from hanse.questions.queries import answers_of, comments_of, conflicts_of
from tests.factories.identity import UserFactory
from tests.questions.desk import READER, SAMPLE
from tests.questions.spec.workbook.xlsx import filled, repacked, row_of
from tests.questions.views.page import form_of


@pytest.fixture
def taken(client, at, sheet, by):
    """The workbook of a sheet that has been begun."""
    save_answer(sheet, SAMPLE.question("strategy"), 2, expected_version=0, by=by)
    return client.get(at("workbook_file")).content


def give_back(client, at, data, name="answers.xlsx"):
    return client.post(at("workbook"), {"workbook": SimpleUploadedFile(name, data)})


def changed(data):
    cells = {
        f"C{row_of(data, 'strategy')}": "It is followed",
        f"C{row_of(data, 'names')}": "Łęcka",
        f"C{row_of(data, 'share')}": "lots",
        f"F{row_of(data, 'names')}": "spelling?",
    }
    return filled(data, cells)


def test_the_workbook_is_taken_and_named_after_its_owner(client, at):
    response = client.get(at("workbook_file"))
    assert response["Content-Disposition"] == 'attachment; filename="odz-round-of-2027-sample-en.xlsx"'
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_nothing_is_saved_before_the_changes_were_looked_at(client, at, sheet, taken):
    response = give_back(client, at, changed(taken), "antworten für Łódź.xlsx")
    page = client.get(response.url).content.decode()
    assert "antworten für Łódź.xlsx" in page
    assert "1 cell could not be read" in page
    assert "“lots” is not a number" in page
    assert "A draft exists" in page
    assert "It is followed" in page
    assert "1 comment is added" in page
    assert answers_of(sheet)["strategy"].value == 2


def test_what_is_ticked_is_saved(client, at, sheet, taken):
    address = give_back(client, at, changed(taken)).url
    fields = form_of(client.get(address), address)
    assert fields["choose"] == ["strategy", "names"]
    response = client.post(address, {**fields, "choose": ["names"]}, follow=True)
    assert "1 answer is saved." in response.content.decode()
    assert answers_of(sheet)["names"].value == "Łęcka"
    assert answers_of(sheet)["strategy"].value == 2
    assert comments_of(sheet, "names").get().text == "spelling?"
    assert "taken over already" in client.get(address).content.decode()


def test_a_conflict_is_not_ticked_beforehand(client, at, sheet, taken, by):
    save_answer(sheet, SAMPLE.question("strategy"), 5, expected_version=1, by=by)
    address = give_back(client, at, changed(taken)).url
    page = client.get(address)
    content = page.content.decode()
    assert content.index("Where it says Conflict") < content.index('id="choose-strategy"')
    assert "Added: 1 · Conflict: 1" in content
    assert form_of(page, address)["choose"] == ["names"]


def test_a_change_while_choosing_is_kept_as_a_conflict(client, at, sheet, taken, by):
    address = give_back(client, at, changed(taken)).url
    fields = form_of(client.get(address), address)
    save_answer(sheet, SAMPLE.question("strategy"), 5, expected_version=1, by=by)
    response = client.post(address, fields, follow=True)
    assert "Both are kept" in response.content.decode()
    assert conflicts_of(sheet).get().value == 4


def test_a_workbook_given_back_as_it_was_changes_nothing(client, at, taken):
    page = client.get(give_back(client, at, taken).url).content.decode()
    assert "Nothing changes" in page
    assert "5 answers are the same." in page


def test_one_may_not_answer_through_a_workbook_what_one_may_not_answer_on_a_page(client, at, sheet, taken):
    data = filled(taken, {f"C{row_of(taken, 'channels', 'web')}": "Yes"})  # not this person's
    address = give_back(client, at, data).url
    page = client.get(address)
    assert "Not yours to answer" in page.content.decode()
    client.post(address, {**form_of(page, address), "choose": ["channels"]})
    assert "channels" not in answers_of(sheet)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7", "answers.xlsx", "not an Excel workbook"),
        (b"PK", "answers.xls", "“answers.xls” is of another kind. Taken are: XLSX"),
        (b"", "answers.xlsx", "empty"),
        (b"PK\x03\x04" + bytes(50 * 1024 * 1024), "answers.xlsx", "must be smaller than"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(client, at, data, name, words):
    response = give_back(client, at, data, name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Intake.objects.exists()


def test_macros_are_refused_with_what_to_do(client, at, taken):
    response = give_back(client, at, repacked(taken, {}, {"xl/vbaProject.bin": b"\xd0\xcf"}))
    assert "contains macros, which are not accepted. Save it as .xlsx" in response.content.decode()


def test_a_frozen_sheet_gives_its_workbook_and_takes_none(client, at, sheet, taken, by):
    freeze_sheet(sheet, by=by)
    assert client.get(at("workbook_file")).status_code == 200
    assert "Give it back" not in client.get(at("workbook")).content.decode()
    assert give_back(client, at, changed(taken)).status_code == 302
    assert not Intake.objects.exists()


def test_a_reader_may_take_the_workbook_and_change_nothing(at, sheet, taken):
    reader = Client()
    reader.force_login(UserFactory(email=READER))
    assert give_back(reader, at, changed(taken)).status_code == 403
    assert not Intake.objects.exists()


def test_a_reader_uses_up_nothing_that_a_colleague_has_given_back(client, at, sheet, taken):
    reader = Client()
    reader.force_login(UserFactory(email=READER))
    address = give_back(client, at, changed(taken)).url
    fields = {**form_of(reader.get(address), address), "choose": ["names", "strategy"]}
    assert reader.post(address, fields).status_code == 403
    assert answers_of(sheet)["strategy"].value == 2
    assert "names" not in answers_of(sheet)
    assert not comments_of(sheet, "names").exists()
    client.post(address, fields)
    assert answers_of(sheet)["names"].value == "Łęcka"


@pytest.mark.parametrize("version", ["9" * 5000, "-1", "²", ""])
def test_a_version_that_is_none_saves_nothing(client, at, sheet, taken, version):
    address = give_back(client, at, changed(taken)).url
    fields = {**form_of(client.get(address), address), "choose": ["names"], "version-names": version}
    assert client.post(address, fields).status_code == 302
    assert "names" not in answers_of(sheet)
