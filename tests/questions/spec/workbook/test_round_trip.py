"""Out and in again: what a sheet holds comes back from its workbook untouched, and what was filled in is read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanse.kernel.texts import Translations
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.exchange.difference import Change, Standing, compare
from hanse.questions.spec.questionnaire import Section
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.wording import cleaned
from hanse.questions.spec.workbook import layout
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.safety import WorkbookRefusedError
from hanse.questions.spec.workbook.writing import write_workbook
from tests.questions.samples import LEVELS, RULE, any_answers, matrix, option, questionnaire, single, text, words
from tests.questions.spec.workbook.xlsx import filled, part, row_of, rows

SAMPLE = questionnaire()

FRENCH = Reader(
    "fr",
    Translations(
        languages={"fr": {"test.The council has approved it": "Le conseil l’a adoptée", "test.Web site": "Site"}}
    ),
    interface=lambda text: {
        "questions.workbook.yes": "Oui",
        "questions.workbook.no": "Non",
        "questions.workbook.dont_know": "Je ne sais pas",
    }.get(text.id, text.default),
)


@st.composite
def any_sheet(draw):
    """Some of the sample's questions, of every kind, in every state; some with a version and no answer any more."""
    standing = {}
    for question, raw in draw(st.lists(any_answers(SAMPLE), unique_by=lambda case: case[0].key)):
        state = draw(st.sampled_from([*State, None]))
        note = draw(st.one_of(st.just(""), words, st.just("I don't know"), st.just("Je ne sais pas")))
        if state is State.NOT_APPLICABLE and not (question.not_applicable.allowed and cleaned(note)):
            state = State.UNKNOWN
        answer = check_answer(question, raw) if state is State.ANSWERED else None
        if state in {State.UNKNOWN, State.NOT_APPLICABLE}:
            answer = Answer(question.key, state, None, cleaned(note))
        standing[question.key] = Standing(answer, draw(st.integers(1, 9)))
    return standing


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


@given(any_sheet(), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_whole_sheet_given_back_makes_no_difference(standing, in_french):
    reader = FRENCH if in_french else ENGLISH
    delivery = read_workbook(write_workbook(SAMPLE, standing, reader), SAMPLE, {"fr": FRENCH, "en": ENGLISH}.get)

    difference = compare(SAMPLE, standing, delivery)

    assert delivery.troubles == ()
    assert {line.change for line in difference.lines} == {Change.UNCHANGED}
    assert {one.key: one.answer for one in delivery.received if one.answer} == {
        key: now.answer for key, now in standing.items() if now.answer
    }


@pytest.mark.parametrize("reader", [ENGLISH, FRENCH])
def test_not_knowing_needs_no_name(reader):
    sent = {"systems": Standing(Answer.unknown("systems"), 2)}
    data = write_workbook(SAMPLE, sent, reader)
    assert rows(data)[row_of(data, "systems") - 1][4] == reader.interface(layout.DONT_KNOW)

    # Read by the file's own words, by a reader whose interface has none of that language.
    delivery = read(filled(data, {f"E{row_of(data, 'strategy')}": reader.interface(layout.DONT_KNOW)}))

    received = {one.key: one for one in delivery.received}
    assert (received["systems"].answer, received["systems"].touched) == (Answer.unknown("systems"), False)
    assert received["strategy"].answer == Answer.unknown("strategy")


def test_the_rule_of_answering_stands_above_the_questions():
    assert rows(write_workbook(SAMPLE))[layout.ANSWERING][0] == RULE
    assert rows(write_workbook(questionnaire(answering=None)))[layout.ANSWERING][0] == ""


def test_a_reason_that_is_no_longer_allowed_is_no_change():
    sent = {"strategy": Standing(Answer.not_applicable("strategy", "no council"), 3)}
    data = write_workbook(SAMPLE, sent)

    assert {line.change for line in compare(SAMPLE, sent, read(data)).lines} == {Change.UNCHANGED}


REWORDED = tuple(option(one.value, f"Now: {one.text.default}") for one in LEVELS)


def reworded(options=(REWORDED[0], LEVELS[1], *REWORDED[2:]), columns=("Absent", "In part", "Wholly")):
    """The sample with other words for the same options."""
    matrix_ = matrix(columns=tuple(map(option, ("none", "part", "full"), columns)))
    first, second = SAMPLE.sections
    questions = tuple(matrix_ if one.key == "systems" else one for one in second.questions)
    sections = (
        replace(first, questions=(single(options=options), *first.questions[1:])),
        replace(second, questions=questions),
    )
    return questionnaire(sections=sections)


def chosen_before(data):
    cells = {"strategy": LEVELS[3].text.default, "systems": "In full"}
    at = {f"C{row_of(data, 'strategy')}": cells["strategy"], f"C{row_of(data, 'systems', 'land')}": cells["systems"]}
    return filled(data, at)


def answers_in(data, form):
    delivery = read(data, form)
    assert delivery.troubles == ()
    return {one.key: one.answer.value for one in delivery.received if one.answer and one.answer.value is not None}


@pytest.mark.parametrize("options", [REWORDED, tuple(reversed(REWORDED))])
def test_words_that_are_no_longer_offered_are_read_by_what_the_file_offered(options):
    read_ = answers_in(chosen_before(write_workbook(SAMPLE)), reworded(options))

    assert read_ == {"strategy": 4, "systems": {"land": "full"}}


def test_words_that_have_changed_places_mean_what_they_meant_when_they_were_chosen():
    swapped = (*LEVELS[:2], option(3, LEVELS[3].text.default), option(4, LEVELS[2].text.default), LEVELS[4])

    assert answers_in(chosen_before(write_workbook(SAMPLE)), reworded(swapped))["strategy"] == 4


EARLIER = (Path(__file__).parent / "format-1.xlsx").read_bytes()


def test_a_workbook_of_format_1_is_read():
    assert answers_in(EARLIER, SAMPLE) == {"strategy": 3, "channels": ("web",), "systems": {"tax": "full"}}


def test_a_workbook_of_format_1_is_read_by_the_places_of_its_words():
    assert answers_in(EARLIER, reworded()) == {"strategy": 3, "channels": ("web",), "systems": {"tax": "full"}}


@pytest.mark.parametrize(
    "options",
    [REWORDED, tuple(reversed((REWORDED[0], LEVELS[1], *REWORDED[2:]))), REWORDED[:4]],
    ids=["nothing stands as it was", "in another order", "one option fewer"],
)
def test_what_a_workbook_of_format_1_meant_is_not_guessed(options):
    delivery = read(EARLIER, reworded(options))

    assert [one.key for one in delivery.troubles] == ["strategy"]
    assert "“The council has approved it” is not one of the options" in str(delivery.troubles[0].problem)


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


def test_an_answer_beside_the_words_of_a_question_with_parts_is_told_and_its_parts_are_read():
    data = write_workbook(SAMPLE)
    beside = f"C{row_of(data, 'systems')}"
    delivery = read(filled(data, {beside: "In full", places(data)["tax"]: "In full"}))
    assert [(one.place, one.key) for one in delivery.troubles] == [(beside, "systems")]
    assert "in the rows below" in str(delivery.troubles[0].problem)
    assert [one.key for one in delivery.received if one.touched] == ["systems"]


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_what_stands_for_a_number_and_is_none_is_told_like_any_word(number):
    data = write_workbook(SAMPLE)
    row = row_of(data, "share")
    delivery = read(filled(data, {f"C{row}": number, f"J{row}": number}))
    assert [(trouble.place, trouble.key) for trouble in delivery.troubles] == [(f"C{row}", "share")]


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
    assert lists.count("<row ") == 11  # not knowing; five levels; yes and no; three columns of the matrix
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
