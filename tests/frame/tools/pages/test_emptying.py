"""What a question refuses."""

import pytest

from hanse.frame.tools.pages.emptying import refused_words
from hanse.questions.spec.question import Question
from tests.frame.samples import t


def asked(kind: str, **more) -> Question:
    return Question(key="one", kind=kind, text=t("One?"), **more)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (asked("text"), ""),
        (asked("text", optional=True, longest=3), "xxxx"),
        (asked("number", optional=True), "?"),
        (asked("file", optional=True), ""),
        (asked("yes_no", optional=True), None),
        (asked("yes_no"), ""),
    ],
)
def test_what_is_refused(question: Question, words: str | None) -> None:
    assert refused_words(question) == words
