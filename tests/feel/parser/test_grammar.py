"""What the tree of a text is, written as the fewest brackets that show it."""

import pytest

from hanse.feel import tree
from hanse.feel.builtins.table import NAMES as BUILTINS
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT, Limits
from hanse.feel.names import Names
from hanse.feel.parser.grammar import read

GIVEN = Names(["a", "b", "c", "xs", "days in weekend", "Student's name", "level one", "level"])


def tree_of(text: str) -> tree.Node:
    return read(text, names=GIVEN, builtins=BUILTINS, limits=DEFAULT).tree


def shape(node: tree.Node) -> str:
    match node:
        case tree.Literal(value=value):
            return str(value)
        case tree.Name(name=name):
            return name
        case tree.Arithmetic() | tree.Comparison():
            return f"({shape(node.left)} {node.operator} {shape(node.right)})"
        case tree.Conjunction(parts=parts):
            return f"({' and '.join(map(shape, parts))})"
        case tree.Disjunction(parts=parts):
            return f"({' or '.join(map(shape, parts))})"
        case tree.Negation(operand=operand):
            return f"-{shape(operand)}"
        case tree.Path(source=source, name=name):
            return f"{shape(source)}.{name}"
        case tree.Filter(source=source, condition=condition):
            return f"{shape(source)}[{shape(condition)}]"
        case _:
            return f"{type(node).__name__}({', '.join(map(shape, node.children()))})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3 ** 2", "(1 + (2 * (3 ** 2)))"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("2 ** 3 ** 2", "((2 ** 3) ** 2)"),
        ("-3 ** 2", "(-3 ** 2)"),
        ("-a.b", "-a.b"),
        ("a = 1 or b = 2 and c = 3", "((a = 1) or ((b = 2) and (c = 3)))"),
        ("a and b and c", "(a and b and c)"),
        ("a < 1 + 2", "(a < (1 + 2))"),
        ("xs[1].b[2]", "xs[1].b[2]"),
        ("a between 1 and 3 and b", "(Between(a, 1, 3) and b)"),
        ("a in (1, < 5)", "Membership(a, 1, UnaryTest(5))"),
        ("a in (1 + 2) * 3", "Membership(a, ((1 + 2) * 3))"),
        ("a in <= 5 and b", "(Membership(a, UnaryTest(5)) and b)"),
        ("if a then b else c + 1", "Conditional(a, b, (c + 1))"),
        ("for d in days in weekend return d", "Iteration(Loop(days in weekend), d)"),
        ("level one = level", "(level one = level)"),
        ("Student's name", "Student's name"),
        ("[]", "ListOf()"),
        ("count(xs)", "Invocation(count, xs)"),
    ],
)
def test_precedence(text, expected):
    assert shape(tree_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "start_included", "end_included"),
    [
        ("[1..2]", True, True),
        ("(1..2]", False, True),
        ("]1..2]", False, True),
        ("[1..2)", True, False),
        ("[1..2[", True, False),
        ("]1..2[", False, False),
    ],
)
def test_brackets_of_an_interval(text, start_included, end_included):
    found = tree_of(text)
    assert isinstance(found, tree.Interval)
    assert (found.start_included, found.end_included) == (start_included, end_included)


def test_a_bracket_after_the_end_of_an_interval_is_a_filter_only_if_a_condition_follows():
    assert shape(tree_of("a in [1..xs[1]] and b")) == "(Membership(a, Interval(1, xs[1])) and b)"
    assert shape(tree_of("a in [1..2[ and b")) == "(Membership(a, Interval(1, 2)) and b)"


def test_places_are_those_of_the_text():
    node = tree_of("a and\n  b >= 2")
    assert isinstance(node, tree.Conjunction)
    assert [part.place[:2] for part in node.parts] == [(1, 1), (2, 5)]


def test_only_given_names_that_are_used_are_reported():
    def used(text: str) -> tuple[str, ...]:
        return read(text, names=GIVEN, builtins=BUILTINS, limits=DEFAULT).names

    assert used("b + a + b") == ("b", "a")
    assert used("for a in xs return a + c") == ("xs", "c")
    assert used("{a: 1, d: a}.d") == ()
    assert used("xs[a > b]") == ("xs", "a", "b")
    assert used("count(xs)") == ("xs",)
    assert used("(function(a) a + b)(1)") == ("b",)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", (1, 1), "the expression is empty"),
        ("a and", (1, 6), "expected a value, found the end"),
        ("a b", (1, 3), 'expected an operator or the end, found "b"'),
        ("a == 1", (1, 3), 'write "="'),
        ("a <> 1", (1, 3), 'write "!="'),
        ("a && b", (1, 3), 'write "and"'),
        ("a || b", (1, 3), 'write "or"'),
        ("!a", (1, 1), "write not(…)"),
        ("not a", (1, 1), "write not(…)"),
        ("(a", (1, 3), "to close the bracket of line 1, column 1"),
        ("[1, 2", (1, 6), "in the list of line 1, column 1"),
        ("if a then b", (1, 12), 'write "else null"'),
        ("if a else b", (1, 6), 'expected "then"'),
        ("for x in xs satisfies x", (1, 13), 'expected "return"'),
        ("some x in xs return x", (1, 14), 'expected "satisfies"'),
        ("{a 1}", (1, 5), "expected a name"),
        ("{a: 1, a: 2}", (1, 8), '"a" is twice'),
        ("[1..2", (1, 6), "to end the interval"),
        ("a.1", (1, 2), "expected an operator"),
        ("a between 1 or 2", (1, 13), 'expected "and"'),
        ("strategi > 1", (1, 1), 'there is no name "strategi"'),
        ("leval one > 1", (1, 1), 'did you mean "level one"'),
        ("cuont(xs)", (1, 1), 'there is no function "cuont" here; did you mean "count"'),
        ("a +\n  then", (2, 3), 'expected a value, found the word "then"'),
        ('a "b"', (1, 3), 'found the text "b"'),
    ],
)
def test_refusals_say_where_and_what(text, place, message):
    with pytest.raises(FeelSyntaxError) as refused:
        tree_of(text)
    assert (refused.value.line, refused.value.column) == place
    assert message in refused.value.message
    assert str(refused.value).endswith("^")


def test_an_unknown_name_carries_its_suggestions():
    with pytest.raises(FeelSyntaxError) as refused:
        tree_of("levl > 1")
    assert refused.value.suggestions[0] == "level"
    assert "xs" in refused.value.expected


@pytest.mark.parametrize("text", ["(" * 65 + "1" + ")" * 65, "1 in (" * 80 + "1" + ")" * 80, "-" * 70 + "1", "[" * 500])
def test_nesting_is_bounded(text):
    with pytest.raises(FeelSyntaxError, match="nested 64 deep"):
        tree_of(text)


def test_a_long_chain_is_bounded_and_a_long_disjunction_is_not():
    with pytest.raises(FeelSyntaxError, match="too tall"):
        tree_of("+".join(["1"] * 300))
    assert len(tree_of(" or ".join(["a = 1"] * 1000)).children()) == 1000


def test_the_length_of_a_text_is_bounded():
    with pytest.raises(FeelSyntaxError, match="may have 10 characters; this one has 11"):
        read("a" * 11, names=GIVEN, builtins=BUILTINS, limits=Limits(characters=10))
