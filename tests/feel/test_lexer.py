import pytest

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import Kind, tokenise


def texts(text: str) -> list[str]:
    return [token.text for token in tokenise(text)][:-1]


def test_numbers_leave_the_dots_of_an_interval_alone():
    assert texts("[1..10]") == ["[", "1", "..", "10", "]"]
    assert texts("1.5..2.5 .872 1.23e+4 7E-2") == ["1.5", "..", "2.5", ".872", "1.23e+4", "7E-2"]


def test_names_are_parts_in_any_script():
    assert texts("Größe 横綱 _x2 naïve") == ["Größe", "横綱", "_x2", "naïve"]
    assert tokenise("🐎")[0].kind is Kind.NAME


def test_comments_and_blanks_separate_and_vanish():
    assert texts("1 // one\n+ /* two\nlines */ 2") == ["1", "+", "2"]
    assert texts("\ufeff1\u00a0+\u200b\u180e2\u2028") == ["1", "+", "2"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (r'"a\"b\\c\n\t"', 'a"b\\c\n\t'),
        (r'"\u00e9\U01F40E"', "é🐎"),
        (r'"\ud83d\udc0e"', "🐎"),
        (r'"\d{3}\."', r"\d{3}\."),
        ('"// no comment"', "// no comment"),
    ],
)
def test_strings_are_unescaped(text, content):
    assert next((token.kind, token.text) for token in tokenise(text)) == (Kind.STRING, content)


def test_places_count_lines_and_columns_from_one():
    tokens = tokenise('a\n  >= "x\ny" b')
    assert [token.place[:2] for token in tokens] == [(1, 1), (2, 3), (2, 6), (3, 4), (3, 5)]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ('a = "open', "no closing quotation mark", 5),
        ("a /* open", "no closing */", 3),
        ("a # b", "unexpected character '#'", 3),
        ("a = “x”", "straight quotation marks", 5),
        ("a = ‘x’", "straight quotation marks", 5),
        ("a – 1", 'write "-", not –', 3),
        ("a ≥ 1", 'write ">=", not ≥', 3),
        (r'"\UFFFFFF"', "beyond the last Unicode character", 1),
    ],
)
def test_what_is_no_token_is_refused_at_its_place(text, message, column):
    with pytest.raises(FeelSyntaxError, match="line 1") as refused:
        tokenise(text)
    assert message in refused.value.message
    assert refused.value.column == column
