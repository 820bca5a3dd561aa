"""Out and in again: what a sheet holds comes back from its workbook untouched, and what was filled in is read."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanse.kernel.texts import Translations
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.exchange.difference import Standing
from hanse.questions.spec.questionnaire import Section
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.wording import cleaned
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.safety import WorkbookRefusedError
from hanse.questions.spec.workbook.writing import write_workbook
from tests.questions.samples import any_answers, option, questionnaire, single, text, words
from tests.questions.spec.workbook.xlsx import filled, part, row_of, rows

SAMPLE = questionnaire()


def read(data, form=SAMPLE, reader=ENGLISH):
    return read_workbook(data, form, lambda _language: reader)


def one_question(question):
    return questionnaire(sections=(Section(key="one", title=text("One"), questions=(question,)),))


@given(any_answers(), st.integers(1, 10**6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_given_back_as_it_was_is_untouched(case, version):
    question, raw = case
    answer = check_answer(question, raw)
    form = one_question(question)
    delivery = read(write_workbook(form, {question.key: Standing(answer, version)}), form)
    assert delivery.troubles == ()
    [received] = delivery.received
    assert (received.answer, received.base_version, received.touched) == (answer, version, False)


@given(words, st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reasons_and_whom_to_ask_come_back(typed, unknown):
    question = SAMPLE.question("share")
    answer = Answer.unknown("share", cleaned(typed)) if unknown else Answer.not_applicable("share", cleaned(typed))
    delivery = read(write_workbook(SAMPLE, {question.key: Standing(answer, 1)}))
    received = {one.key: one for one in delivery.received}["share"]
    assert (received.answer, received.touched) == (answer, False)


def test_an_empty_workbook_brings_nothing():
    delivery = read(write_workbook(SAMPLE))
    assert [(one.key, one.answer, one.base_version, one.touched) for one in delivery.received] == [
        (key, None, 0, False) for key in SAMPLE.order
    ]
    assert (delivery.troubles, delivery.comments) == ((), {})


def places(data):
    return {
        "strategy": f"C{row_of(data, 'strategy')}",
        "web": f"C{row_of(data, 'channels', 'web')}",
        "desk": f"C{row_of(data, 'channels', 'desk')}",
        "share": f"C{row_of(data, 'share')}",
        "share not applicable": f"D{row_of(data, 'share')}",
        "share comment": f"F{row_of(data, 'share')}",
        "tax": f"C{row_of(data, 'systems', 'tax')}",
        "systems ask": f"E{row_of(data, 'systems')}",
        "names": f"C{row_of(data, 'names')}",
    }


def fill(cells):
    data = write_workbook(SAMPLE)
    at = places(data)
    return filled(data, {at[name]: value for name, value in cells.items()}), at


def test_what_was_filled_in_is_read():
    data, _ = fill(
        {
            "strategy": " the COUNCIL has approved it",
            "web": "Yes",
            "desk": "no",
            "share": 12.5,
            "share comment": "from the budget office",
            "tax": "In full",
            "names": '=HYPERLINK("http://evil")',
        }
    )
    delivery = read(data)
    assert delivery.troubles == ()
    assert {one.key: one.answer.value for one in delivery.received} == {
        "strategy": 3,
        "channels": ("web",),
        "share": 12.5,
        "systems": {"tax": "full"},
        "names": '=HYPERLINK("http://evil")',
    }
    assert all(one.touched and one.base_version == 0 for one in delivery.received)
    assert delivery.comments == {"share": "from the budget office"}


def test_what_cannot_be_read_is_told_with_its_cell_and_the_rest_is_read():
    data, at = fill({"strategy": "maybe", "web": "perhaps", "share": "1,234", "tax": "Half", "names": "Ō"})
    delivery = read(data)
    assert [(one.place, one.key) for one in delivery.troubles] == [
        (at["strategy"], "strategy"),
        (at["web"], "channels"),
        (at["share"], "share"),
        (at["tax"], "systems"),
    ]
    assert "Choose one of: Nobody has begun" in str(delivery.troubles[0].problem)
    assert [one.key for one in delivery.received if one.touched] == ["names"]


def test_an_answer_beside_a_reason_is_not_guessed():
    data, at = fill({"share": 3, "share not applicable": "no office"})
    [trouble] = read(data).troubles
    assert (trouble.place, trouble.key) == (at["share"], "share")
    assert "Keep one of them" in str(trouble.problem)


def test_not_knowing_is_read_from_its_column():
    data, _ = fill({"systems ask": "the IT department"})
    received = {one.key: one for one in read(data).received}
    assert received["systems"].answer == Answer.unknown("systems", "the IT department")


def test_a_reason_where_none_is_allowed_is_a_trouble():
    data = write_workbook(SAMPLE)
    row = row_of(data, "strategy")
    [trouble] = read(filled(data, {f"D{row}": "not for us"})).troubles
    assert (trouble.place, trouble.key) == (f"D{row}", "strategy")


def test_a_question_that_is_not_ours_or_stands_twice_is_a_trouble():
    data = write_workbook(SAMPLE)
    strategy, share = row_of(data, "strategy"), row_of(data, "share")
    delivery = read(filled(data, {f"H{strategy}": "gone", f"H{share}": "names"}))
    assert sorted(str(one.problem) for one in delivery.troubles) == [
        "There is no question “gone” in this questionnaire.",
        f"This question stands in row {share} already. Delete one of the two rows.",
    ]


def test_a_cell_emptied_is_no_answer_but_touched():
    standing = {"strategy": Standing(Answer.answered("strategy", 3), 4)}
    data = write_workbook(SAMPLE, standing)
    received = {one.key: one for one in read(filled(data, {f"C{row_of(data, 'strategy')}": None})).received}["strategy"]
    assert (received.answer, received.base_version, received.touched) == (None, 4, True)


def test_another_questionnaires_workbook_is_refused():
    data = write_workbook(questionnaire(key="other"))
    with pytest.raises(WorkbookRefusedError, match="answers to “other”, not to “sample”"):
        read(data)


FRENCH = Reader(
    "fr",
    Translations(
        languages={"fr": {"test.The council has approved it": "Le conseil l’a adoptée", "test.Web site": "Site"}}
    ),
    interface=lambda text: {"questions.workbook.yes": "Oui", "questions.workbook.no": "Non"}.get(text.id, text.default),
)


def test_a_workbook_in_french_is_filled_in_in_french():
    data = write_workbook(SAMPLE, {"channels": Standing(Answer.answered("channels", ("web",)), 1)}, FRENCH)
    web = rows(data)[row_of(data, "channels", "web") - 1]
    assert (web[1], web[2]) == ("Site", "Oui")
    delivery = read_workbook(
        filled(data, {f"C{row_of(data, 'strategy')}": "le conseil l’a adoptée"}), SAMPLE, {"fr": FRENCH}.__getitem__
    )
    received = {one.key: one for one in delivery.received}
    assert received["strategy"].answer.value == 3
    assert received["channels"].touched is False


def test_an_arabic_sheet_runs_from_right_to_left():
    assert 'rightToLeft="1"' in part(write_workbook(SAMPLE, reader=Reader("ar")), "xl/worksheets/sheet1.xml")
    assert "rightToLeft" not in part(write_workbook(SAMPLE), "xl/worksheets/sheet1.xml")


def test_no_text_becomes_a_formula_or_a_link():
    formula = '=cmd|" /C calc"!A0'
    question = single(text=text(formula), why=text("+1"), options=(option(1, "@SUM(1)"), option(2, "https://evil")))
    standing = {"strategy": Standing(Answer.unknown("strategy", "-2+3"), 1)}
    data = write_workbook(one_question(question), standing)
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert not re.search(r"<f[ >]|<hyperlink", part(data, name))
    assert 'quotePrefix="1"' in part(data, "xl/styles.xml")


def test_only_the_cells_to_fill_in_are_unlocked():
    sheet = part(write_workbook(SAMPLE), "xl/worksheets/sheet1.xml")
    assert "<sheetProtection" in sheet
    styles = part(write_workbook(SAMPLE), "xl/styles.xml")
    assert styles.count('locked="0"') == 2  # words and numbers


def test_drop_downs_hold_the_options_words():
    data = write_workbook(SAMPLE)
    assert "list" in part(data, "xl/worksheets/sheet1.xml")
    lists = part(data, "xl/worksheets/sheet2.xml")
    assert lists.count("<row ") == 5  # five levels; yes and no; three columns of the matrix
    assert 'state="veryHidden"' in part(data, "xl/workbook.xml")


def test_guidance_stands_beside_the_question():
    question = single(why=text("Because."), how=text("Look."), options=(option(1, "A"), option(2, "B")))
    data = write_workbook(one_question(question))
    assert (
        rows(data)[row_of(data, "strategy") - 1][6] == "Why we ask: Because.\nHow to answer: Look.\nOptions:\n• A\n• B"
    )


def test_a_comment_too_long_is_a_trouble_and_the_answer_is_read():
    data, at = fill({"share": 3, "share comment": "x" * 4001})
    delivery = read(data)
    assert [(one.place, str(one.problem)) for one in delivery.troubles] == [
        (at["share comment"], "This has 4001 characters; write at most 4000.")
    ]
    assert delivery.comments == {}
    assert {one.key: one.answer for one in delivery.received}["share"].value == 3
