from tests.feel.dmn.own import model_of


def decide(type_ref, text):
    return model_of(
        f'<decision id="d" name="D"><variable name="D" typeRef="{type_ref}"/>'
        f"<literalExpression><text>{text}</text></literalExpression></decision>"
    ).decide("D", {})


def test_a_value_becomes_what_is_declared():
    assert decide("number", "[5]").value == 5
    assert decide("list", "5").value == [5]
    assert decide("string", "'x'".replace("'", '"')).value == "x"


def test_one_that_cannot_is_null_and_says_so():
    told = decide("string", "5")
    assert told.value is None
    assert str(told) == "“D”, line 1, column 1: a number is wanted as string, which it is not"
