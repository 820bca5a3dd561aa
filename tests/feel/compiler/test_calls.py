import pytest

from hanse.feel.errors import FeelSyntaxError
from tests.feel.evaluation import feel, why


def test_arguments_by_name_in_any_order():
    assert feel('substring(start position: 3, string: "foobar")') == "obar"
    assert feel('substring(length: 2, start position: 1, string: "foobar")') == "fo"


def test_an_optional_argument_between_may_be_left_out():
    assert feel('number(decimal separator: ",", from: "1,5")') == feel("1.5")


@pytest.mark.parametrize(
    "text",
    ["count()", "count([1], 2)", "abs(m: 1)", "abs(n: 1, n: 2)", "modulo(dividend: 1)", "all(l: [true])", "append()"],
)
def test_a_call_that_no_value_can_mend_is_refused_with_the_declaration(text):
    with pytest.raises(FeelSyntaxError) as refused:
        feel(text)
    assert text.partition("(")[0] + "(" in refused.value.expected[0]


def test_one_element_stands_for_its_list_and_a_list_of_one_for_its_element():
    assert feel("count(7)") == 1
    assert feel("abs([-7])") == 7


def test_a_wrong_kind_is_null_and_names_the_parameter():
    assert '"n" must be a number, and is a string' in str(why('abs("x")'))


def test_a_built_in_function_is_a_value_too():
    assert feel("for f in [min, max] return f([1, 5, 3])") == [1, 5]
    assert feel("(function(f) f(1, 2, 3, 4))(abs)") is None


def test_a_name_of_the_scope_hides_a_function():
    assert feel("count + 1", count=4) == 5
