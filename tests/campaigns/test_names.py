"""Names in every script, of people, cities, files and in words: through pages, API, workbook and report, and back."""

import io
from html import unescape

import pytest
from python_calamine import CalamineWorkbook

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.members.public import change_city
from hanse.questions.models import Answer, Comment, Evidence
from tests.campaigns.people import Browser, answers_at, caller_of
from tests.diagnostic.rounds import SYSTEM, answered
from tests.questions.spec.workbook.xlsx import filled, row_of, rows
from tests.questions.views.page import form_of

NAMES = {
    "Arabic": "القاهرة",
    "Persian with a joiner": "می‌رضا",
    "Hebrew with points": "יְרוּשָׁלַיִם",
    "Chinese": "北京 臺北 𠮷野家",
    "Korean": "서울특별시",
    "Thai": "กรุงเทพมหานคร",
    "Devanagari": "क्षितिज मुंबई",
    "Amharic": "አዲስ አበባ ተስፋዬ",
    "Cyrillic": "Київ Ґалаґан",
    "emoji": "Ada 👩🏽‍💻 🇺🇳",
    "combining marks": "Vie\u0302\u0323t Nguye\u0302\u0303n",
    "quotes and signs": "O’Brien & Søn <b>“x”</b> {{ 7*7 }} %s \\ =1+1",
}
OVERRIDE = "Lima\u202egpj.exe\u202c"
"""Right-to-left override: what follows it on the page would be read backwards."""


@pytest.fixture
def words(assessment) -> dict[str, str]:
    """Each name under a question of its own."""
    keys = questionnaire_of(*assessment.round.method).order
    return dict(zip(keys, [*NAMES.values(), OVERRIDE], strict=False))


def test_words_come_back_as_they_were_typed(live, crew, browser, assessment, words):
    caller = caller_of(live, crew.coordinator)
    for key, name in words.items():
        address = answers_at(assessment, f"questions/{key}/")
        browser.post(address, browser.form(address) | {"ask": name, "do": "unknown"})
        browser.post(f"{address}comments/", {"comment": name})
        file = {"upload": (f"{name.split()[0]}.pdf", b"%PDF-1.7")}
        browser.post(f"{address}evidence/", {"note": name}, files=file)
        assert Answer.objects.get(sheet=assessment.sheet, key=key).note == name
        assert Comment.objects.get(sheet=assessment.sheet, key=key).text == name
        assert Evidence.objects.get(sheet=assessment.sheet, key=key).note == name
        for language in ("en", "ar"):
            page = unescape(browser.get(address.replace("/en/", f"/{language}/")).text)
            assert page.count(name) >= 3
            assert ('dir="rtl"' in page.partition("<head>")[0]) == (language == "ar")
        answer = caller.call("GET", f"/assessments/{assessment.id}/answers/{key}/").json()
        assert answer["note"] == name
    there_and_back(browser, assessment, words)


def there_and_back(browser, assessment, words: dict[str, str]) -> None:
    """The workbook carries the words out; given back as it was it changes nothing, and new words come in whole."""
    taken = browser.get(answers_at(assessment, "workbook/file/")).content
    cells = [str(cell) for row in rows(taken) for cell in row]
    assert all(any(name in cell for cell in cells) for name in words.values())
    at = answers_at(assessment, "workbook/")
    assert "Nothing changes" in browser.post(at, {}, files={"workbook": ("a.xlsx", taken)}).text
    spoken = filled(taken, {f"F{row_of(taken, key)}": f"{name} 2" for key, name in words.items()})
    page = browser.post(at, {}, files={"workbook": ("a.xlsx", spoken)})
    path = page.request.path_url
    browser.post(path, form_of(page, path))
    for key, name in words.items():
        assert Comment.objects.filter(sheet=assessment.sheet, key=key, text=f"{name} 2").count() == 1


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_name_of_a_person_stands_on_pages_as_she_typed_it(live, crew, browser, name):
    at = "/en/account/profile/"
    browser.post(at, {"name": name, "language": "en"})
    crew.coordinator.refresh_from_db()
    assert crew.coordinator.name == name
    for path in (at, f"/ar/cities/{crew.city.pk}/people/"):
        assert f"<bdi>{name}</bdi>" in unescape(browser.get(path).text)


def test_a_name_cannot_turn_the_words_after_it_around(crew, browser):
    browser.post("/en/account/profile/", {"name": OVERRIDE, "language": "en"})
    crew.coordinator.refresh_from_db()
    assert crew.coordinator.name == "Limagpj.exe"


@pytest.mark.long
def test_a_city_is_named_alike_on_pages_in_files_and_through_the_api(live, crew, assessment):
    sign_off(lay_for_sign_off(answered(assessment), by=crew.coordinator.actor), by=crew.approver)
    browser, caller = Browser(live).sign_in(crew.coordinator), caller_of(live, crew.coordinator)
    at = f"/en/assessments/{assessment.id}/"
    for name in NAMES.values():
        change_city(crew.city, name=name, by=SYSTEM)
        assert name in [one["name"] for one in caller.call("GET", "/cities/").json()]
        for language in ("en", "fr", "ar"):
            page = unescape(browser.get(f"/{language}/assessments/{assessment.id}/results/").text)
            assert name in page
            report = browser.get(f"/{language}/assessments/{assessment.id}/results.pdf")
            assert report.status_code == 200
            assert report.content.startswith(b"%PDF-")
        book = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(f"{at}results.xlsx").content))
        assert any(name in str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row)
        assert name.replace('"', '""') in browser.get(f"{at}results.csv").content.decode()
