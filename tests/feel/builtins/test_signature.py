import pytest

from hanse.feel.builtins.signature import Library, WrongArguments
from hanse.feel.run import NullResult, Run

library = Library()


@library.add("shout(text: string, times?: number, marks...: string)")
def shout(run, text, times=1, *marks):
    return text * int(times) + "".join(marks)


@library.add("whole(list...: spread)")
def whole(run, values):
    return values


def call(name, *arguments, names=()):
    function = library.functions[name]
    order = function.arrange(len(arguments), names)
    return function.call(Run(), [arguments[position] for position in order], function.parameters_for(order, names))


def test_a_declaration_becomes_parameters():
    parameters = library.functions["shout"].parameters
    assert [(one.name, one.kind, one.is_optional, one.takes_rest) for one in parameters] == [
        ("text", "string", False, False),
        ("times", "number", True, False),
        ("marks", "string", False, True),
    ]


def test_the_last_parameter_takes_the_rest():
    assert call("shout", "a", 2, "!", "?") == "aa!?"


def test_a_spread_list_is_one_list_or_many_arguments():
    assert call("whole", [1, 2]) == call("whole", 1, 2) == [1, 2]
    assert call("whole", 1) == [1]
    assert call("whole", [1], names=["list"]) == [1]
    with pytest.raises(NullResult, match="the list is null"):
        call("whole", None)


@pytest.mark.parametrize(
    ("count", "names", "message"),
    [(0, (), "0 arguments given"), (1, ("word",), 'does not take "word"'), (1, ("times",), '"text" is missing')],
)
def test_arguments_that_do_not_fit_are_named(count, names, message):
    with pytest.raises(WrongArguments, match=message):
        library.functions["shout"].arrange(count, names)
