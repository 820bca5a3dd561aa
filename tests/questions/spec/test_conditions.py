from hanse.questions.spec.conditions import read_conditions
from tests.questions.samples import free, matrix, multiple, number, single


def faults(*questions):
    return [str(fault) for fault in read_conditions(("one", question) for question in questions).faults]


def test_conditions_are_read_with_the_questions_they_look_at():
    conditions = read_conditions([("one", single("a")), ("one", number("b")), ("one", free("c", relevant="a >= 2"))])
    assert set(conditions.of) == {"c"}
    assert conditions.deciding == {"a"}
    assert conditions.faults == ()


def test_a_condition_on_a_later_question_or_on_itself_is_refused():
    assert faults(single("a", relevant="b > 1"), number("b")) == [
        "section one, question a, relevant: looks at b, which is not asked before this question"
    ]
    assert faults(single("a", relevant="a > 1")) == [
        "section one, question a, relevant: looks at a, which is not asked before this question"
    ]


def test_a_condition_on_an_unknown_question_is_refused_with_the_nearest():
    [fault] = faults(single("strategy"), number("b", relevant="stategy > 1"))
    assert fault.startswith("section one, question b, relevant: line 1, column 1: ")
    assert "strategy" in fault


def test_a_condition_that_is_no_feel_is_refused():
    [fault] = faults(single("a"), number("b", relevant="a >"))
    assert "question b, relevant: line 1" in fault


def test_conditions_look_into_lists_and_rows():
    conditions = read_conditions(
        [
            ("one", multiple("a")),
            ("one", matrix("m")),
            ("one", free("b", relevant='list contains(a, "web")')),
            ("one", free("c", relevant='m.tax = "full"')),
        ]
    )
    assert conditions.faults == ()
    assert conditions.of["b"].evaluate({"a": ["web"]}) is True
    assert conditions.of["c"].evaluate({"m": {"tax": "full"}}) is True
