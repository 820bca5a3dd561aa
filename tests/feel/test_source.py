from hanse.feel.source import Place, snippet


def test_the_caret_stands_under_the_column():
    assert snippet("a\nbb cc", Place(2, 4)) == "bb cc\n   ^"


def test_a_long_line_is_cut_around_the_place():
    shown, caret = snippet("x" * 500 + "!" + "y" * 500, Place(1, 501)).split("\n")
    assert len(shown) == 100
    assert shown[len(caret) - 1] == "!"


def test_tabs_keep_the_caret_in_place():
    assert snippet("\ta b", Place(1, 4)) == " a b\n   ^"
