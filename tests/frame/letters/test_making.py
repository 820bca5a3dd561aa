"""A letter is made once, can be read by a screen reader, and leads to the page that says that it is genuine."""

import re

import pytest
from django.test import Client
from django.utils import translation

from hanse.frame.letters.issuing import issue, new_code
from hanse.frame.letters.making import TEMPLATE, letter_data, make_document, qr_svg
from hanse.frame.models import IssuedDocument
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.wording import Wording
from hanse.kernel.clock import now
from hanse.kernel.models import StoredFile
from hanse.ui.paper.typesetting import pictures, typeset
from tests.frame.samples import permit
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db


def issued(service: Procedure) -> IssuedDocument:
    case = a_case(service)
    return issue(case, permit().documents[0], 9, now(), Wording(case, service))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_letter_is_made_once(service: Procedure, language: str) -> None:
    document = issued(service)
    IssuedDocument.objects.update(language=language)

    make_document(str(document.id))
    make_document(str(document.id))

    document.refresh_from_db()
    assert document.file is not None
    assert StoredFile.objects.count() == 1
    assert b"pdfuaid" in document.file.content.open("rb").read()


def test_a_letter_says_what_was_true_when_it_was_issued(service: Procedure) -> None:
    document = issued(service)

    with translation.override("en"):
        data = letter_data(document)

    assert data["paragraphs"] == ["You may build 10 m²."]
    assert data["facts"] == [["Area", "10"]]


def test_a_certificate_has_no_words_of_a_form_over_its_facts(service: Procedure) -> None:
    document = issued(service)
    with translation.override("en"):
        assert letter_data(document)["heads"] == ["Question", "Answer"]
        document.content["tone"] = "certificate"
        data = letter_data(document)

    assert data["heads"] == []
    assert b"pdfuaid" in typeset(TEMPLATE, data)


def test_codes_are_read_in_one_way_and_looked_up_as_typed(service: Procedure, client: Client) -> None:
    document = issued(service)
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}", new_code())

    for typed in (document.code, document.code.lower(), document.code.replace("-", "")):
        assert "This document is genuine" in client.get(f"/en/verify/{typed}/").content.decode()
    assert client.get("/en/verify/AAAA-BBBB-CCCC/").status_code == 404


def test_a_code_is_a_picture_without_a_browser() -> None:
    assert qr_svg("https://example.org/").count("<svg") == 1


def data_saying(service: Procedure, words: str) -> dict[str, object]:
    with translation.override("en"):
        data = letter_data(issued(service))
    return {**data, "title": words.replace("\n", " "), "paragraphs": [words], "facts": [["Question", words]]}


@pytest.mark.parametrize(
    "words",
    [
        '#eval("1") *bold* $x^2$ @ref <label> `raw` = Head\n#import "/etc/passwd" \\ // c /* c',
        " a ".join(chr(0x13000 + 3 * number) + chr(0x12000 + 2 * number) for number in range(60)),
        "\n".join(map(chr, range(0x1F300, 0x1F340))),
    ],
    ids=["markup", "hieroglyphs", "emoji"],
)
def test_no_words_of_an_applicant_keep_a_letter_from_being_made(service: Procedure, words: str) -> None:
    assert typeset(TEMPLATE, data_saying(service, words)).startswith(b"%PDF-")


def test_an_answer_of_several_pages_is_not_cut_off(service: Procedure) -> None:
    lines = "\n".join(f"line {number}" for number in range(200))

    assert len(pictures(TEMPLATE, {**data_saying(service, lines), "paragraphs": []}, ppi=20)) >= 5


def test_a_word_without_an_end_is_broken_and_not_cut_off(service: Procedure) -> None:
    assert len(pictures(TEMPLATE, {**data_saying(service, "W" * 6000), "title": "T", "paragraphs": []}, ppi=20)) >= 2
