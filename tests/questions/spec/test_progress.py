from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.progress import Count, Stage, Status, progress
from hanse.questions.spec.questionnaire import Section
from tests.questions.samples import matrix, number, questionnaire, single, text

SAMPLE = questionnaire()
WHOLE = {
    "strategy": Answer.answered("strategy", 3),
    "channels": Answer.answered("channels", ("web",)),
    "share": Answer.not_applicable("share", "no office"),
    "systems": Answer.answered("systems", {"tax": "full", "land": "full"}),
}


def test_nothing_answered_is_not_started():
    found = progress(SAMPLE, {})
    assert found.total == Count(asked=4, open=4)
    assert found.total.stage is Stage.NOT_STARTED
    assert found.next_open == "strategy"
    assert not found.done


def test_optional_questions_do_not_count():
    assert progress(SAMPLE, {"names": Answer.answered("names", "Ō")}).sections["use"] == Count(asked=2, open=2)


def test_everything_settled_is_done():
    found = progress(SAMPLE, WHOLE)
    assert found.total == Count(asked=4, answered=3, not_applicable=1)
    assert found.done
    assert found.next_open is None
    assert [found.sections[key].stage for key in ("rules", "use")] == [Stage.DONE, Stage.DONE]


def test_a_half_filled_matrix_is_in_progress():
    found = progress(SAMPLE, {**WHOLE, "systems": Answer.answered("systems", {"tax": "full"})})
    assert found.statuses["systems"] is Status.STARTED
    assert (found.sections["use"].open, found.sections["use"].stage) == (1, Stage.IN_PROGRESS)
    alone = Section(key="one", title=text("One"), questions=(matrix(),))
    started = progress(questionnaire(sections=(alone,)), {"systems": Answer.answered("systems", {"tax": "full"})})
    assert started.total.stage is Stage.IN_PROGRESS


def test_what_nobody_here_knows_is_waited_for():
    found = progress(SAMPLE, {**WHOLE, "strategy": Answer.unknown("strategy", "the mayor")})
    assert found.statuses["strategy"] is Status.UNKNOWN
    assert found.sections["rules"].stage is Stage.WAITING
    assert not found.done


def test_a_question_not_asked_any_more_keeps_its_answer_and_does_not_count():
    section = Section(key="one", title=text("One"), questions=(single("a"), number("b", relevant="a = 5")))
    sample = questionnaire(sections=(section,))
    answers = {"a": Answer.answered("a", 1), "b": Answer.answered("b", Decimal(1))}
    found = progress(sample, answers)
    assert found.statuses == {"a": Status.ANSWERED, "b": Status.NOT_ASKED}
    assert found.total == Count(asked=1, answered=1)


@given(st.dictionaries(st.sampled_from(list(WHOLE)), st.sampled_from(["answer", "unknown"])))
def test_counts_add_up(chosen):
    answers = {key: WHOLE[key] if how == "answer" else Answer.unknown(key) for key, how in chosen.items()}
    total = progress(SAMPLE, answers).total
    assert total.asked == total.answered + total.not_applicable + total.unknown + total.open == 4
    assert total.open == 4 - len(answers)
    for field in ("asked", "open", "unknown", "answered"):
        assert sum(getattr(count, field) for count in progress(SAMPLE, answers).sections.values()) == getattr(
            total, field
        )
