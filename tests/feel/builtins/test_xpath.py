"""XPath's patterns mean here what they mean there, and what XPath does not have is refused with the reason."""

import pytest

from tests.feel.evaluation import feel, why

FOUND = [
    ("a", "^.$"), ("ab", "a|b|c"), ("aab", "^a{2}b$"), ("aaa", "^a{2,}$"), ("aaa", "^a{2,3}?$"), ("", "^$"),
    ("a.b", r"^a\.b$"), ("[", r"\["), ("^", r"\^"), ("$", r"\$"), ("-", r"[\-]"), ("-", "[a-]"), ("-", "[-a]"),
    ("b", "^[a-z-[aeiou]]$"), ("5", "^[^a-z-[b]]$"), ("b", "^[a-z-[a-z-[b]]]$"), ("^", "[a^]"), ("{", "^[{}]$"),
    ("٣", r"^\d$"), ("a+", r"^\w\w$"), ("ü", r"^\p{Ll}$"), ("a", r"^\P{Lu}$"), ("é", r"^\p{IsLatin-1Supplement}$"),
    ("x:y-1", r"^\i\c*$"), (" ", r"^\s$"), ("abab", r"^(ab)\1$"), ("aa0", r"^(a)\10$"), ("b", r"^(a)?b\1$"),
    ("abcabc", "^(?:abc)+$"), ("a&&b", "a&&b"), ("&", "[&&b]"), ("~", "[a~~]"), ("b", "[a||b]"), ("#", "#"),
]  # fmt: skip
NOT_FOUND = [
    ("_", r"^\w$"), ("\u00a0", r"\s"), ("a\n", "^a$"), ("a\nb", "^b"), ("\r", "^.$"), ("e", "^[a-z-[aeiou]]$"),
    ("b", "^[^a-z-[b]]$"), ("b", r"^(a)?b\1a$"),
]  # fmt: skip
REFUSED = [
    ("(?R)", 'after "(?" stands ":"'), ("(?P<a>b)", 'after "(?" stands ":"'), ("(?V0)a", 'after "(?" stands ":"'),
    ("(?=a)", 'after "(?" stands ":"'), ("(?<!a)b", 'after "(?" stands ":"'), ("(?i)a", 'after "(?" stands ":"'),
    ("(?>a)", 'after "(?" stands ":"'), ("(?|a|b)", 'after "(?" stands ":"'), ("(?#a)", 'after "(?" stands ":"'),
    ("(?:cat){e<=1}", '"{" has nothing to repeat'), (r"\N{DIGIT ONE}", r'"\N" stands for nothing'),
    (r"\b", r'"\b" stands for nothing'), (r"\A", "stands for nothing"), (r"\x41", "stands for nothing"),
    (r"\u0041", "stands for nothing"), (r"\g<1>", "stands for nothing"), (r"(a)\k<1>", "stands for nothing"),
    (r"\R", "stands for nothing"), (r"\X", "stands for nothing"), (r"\L<a>", "stands for nothing"),
    (r"\p{Greek}", "stands for nothing"), (r"\p{IsNowhere}", 'no block "Nowhere"'), (r"\0", "stands for nothing"),
    (r"\1(a)", "refers to no bracket"), (r"(a\1)", "refers to no bracket"), (r"(a)[\1]", r'"\1" stands for nothing'),
    ("a++", '"+" has nothing to repeat'), ("*a", '"*" has nothing to repeat'), ("a{,2}", '"{" has nothing to repeat'),
    ("a{3,2}", "ends before it begins"), ("a]", r'write "\]"'), ("a}", r'write "\}"'), ("[]", "is empty"),
    ("[a", "is not closed"), ("(a", "is not closed"), ("a)", "closes no bracket"), ("[a[b]]", r'write "\["'),
    ("[a-c-e]", r'write "\-"'), ("[[:alpha:]]", r'write "\["'), ("[a-[b]c]", 'stands its "]"'), ("[z-a]", "range"),
    ("a\\", "stands for nothing"), ("(" * 60 + ")" * 60, "more than 50 deep"), ("a" * 1001, "1000 characters"),
    ("((a{99}){99})", "may repeat 5000"),
]  # fmt: skip


def is_found(text, pattern, flags=""):
    return feel("matches(found, pattern, flags)", found=text, pattern=pattern, flags=flags)


@pytest.mark.parametrize(("text", "pattern"), FOUND)
def test_found(text, pattern):
    assert is_found(text, pattern) is True


@pytest.mark.parametrize(("text", "pattern"), NOT_FOUND)
def test_not_found(text, pattern):
    assert is_found(text, pattern) is False


@pytest.mark.parametrize(("pattern", "reason"), REFUSED)
def test_what_xpath_does_not_have_is_refused(pattern, reason):
    told = why('matches("a", pattern)', pattern=pattern)
    assert told.value is None
    assert reason in str(told)


def test_flags():
    assert is_found("a\r", "a.", "s") is True
    assert [is_found("a\nb\n", pattern, "m") for pattern in ("^b$", "a$", "^$")] == [True, True, False]
    assert is_found("hello world", "hello[ ] world", "x") is True
    assert is_found("a.b", "A.B", "iq") is True
    assert is_found("ß", "ss", "i") is False
    assert 'there is no flag "z"' in str(why('matches("a", "a", "z")'))


@pytest.mark.parametrize(
    "text", ['replace("abc", "", "-")', 'replace("abc", "x*", "-")', 'split("abc", "")', 'split("abc", "b?")']
)
def test_a_pattern_that_finds_nothing_divides_nothing(text):
    assert "is found where there is nothing" in str(why(text))


def test_a_pattern_that_finds_nothing_matches():
    assert feel('matches("abc", "x*")') is True
