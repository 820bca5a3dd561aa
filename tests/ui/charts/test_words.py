import pytest

from hanse.ui.charts.words import width, wrap


@pytest.mark.parametrize("text", ["Governance", "Policy and regulation", "政策与法规", "الحوكمة", "Управление"])
def test_words_that_fit_stay_on_one_line(text):
    assert wrap(text, 15, 400) == [text]


def test_words_break_at_spaces():
    lines = wrap("Resources and people of the city", 15, 120)
    assert " ".join(lines) == "Resources and people of the city"
    assert all(width(line, 15) <= 120 for line in lines)


def test_chinese_breaks_between_characters_and_korean_at_spaces():
    assert wrap("政策与法规框架", 15, 60) == ["政策与法", "规框架"]
    assert wrap("전자정부 성숙도", 15, 70) == ["전자정부", "성숙도"]


def test_what_does_not_fit_is_cut_visibly():
    lines = wrap("one two three four five six seven", 15, 60, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_single_word_too_long_is_cut_visibly():
    (line,) = wrap("Donaudampfschifffahrtsgesellschaft", 15, 100)
    assert line.endswith("…")
    assert width(line, 15) <= 115


def test_wide_scripts_are_wider():
    assert width("政策", 10) == 20
    assert width("ill", 10) < width("mmm", 10)


def test_nothing_is_one_empty_line():
    assert wrap("", 15, 100) == [""]
