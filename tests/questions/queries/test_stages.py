from hanse.questions.queries.stages import section_status
from hanse.questions.spec.progress import Count
from hanse.ui.values import Standing


def test_a_section_waits_for_others_until_the_answers_are_handed_in():
    count = Count(asked=3, answered=2, unknown=1)

    assert section_status(count, handed_in=False).standing == Standing.WAITING
    assert section_status(count, handed_in=True).standing == Standing.CLOSED


def test_every_stage_has_words():
    counts = [
        Count(asked=2, open=2),
        Count(asked=2, answered=1, open=1),
        Count(asked=1, unknown=1),
        Count(asked=1, answered=1),
    ]

    assert len({section_status(one, handed_in=False).text for one in counts}) == 4
