"""From what somebody gave to an answer, or to what is wrong with it."""

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer, JsonValue, State
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem, RefusedError
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.wording import cleaned

NO_ANSWER = Text("questions.problem.no_answer", "Answer this question, or say that you do not know.")
ANSWER_IT = Text("questions.problem.answer_it", "Answer this question.")
NOT_ALLOWED = Text("questions.problem.not_applicable_not_allowed", "This question applies to everyone: answer it.")
NO_REASON = Text("questions.problem.no_reason", "Say why this question does not apply.")
NOTE_TOO_LONG = Text("questions.problem.note_too_long", "This has {length} characters; write at most {longest}.")

LONGEST_NOTE = 1000
LONGEST_COMMENT = 4000


def is_empty(question: Question, raw: object) -> bool:
    """Whether `raw` is no answer at all, as when nothing was chosen or typed."""
    return kind_of(question).empty(raw)


def lacking(question: Question, answer: Answer) -> Problem | None:
    """What keeps somebody from going on, though the answer can be saved as it is."""
    if answer.state is not State.ANSWERED or answer.value is None:
        return None
    return kind_of(question).lacking(question, answer.value)


def nothing_given(question: Question, *, may_not_know: bool = True) -> Problem:
    """What is said where there is no answer."""
    return Problem(kind_of(question).nothing or (NO_ANSWER if may_not_know else ANSWER_IT))


def is_complete(question: Question, answer: Answer) -> bool:
    """Whether the answer leaves nothing of the question open (a matrix may be half filled)."""
    if answer.state is not State.ANSWERED or answer.value is None:
        return answer.state is not State.ANSWERED
    return kind_of(question).complete(question, answer.value)


def check_answer(question: Question, raw: object, reader: Reader = ENGLISH) -> Answer | Problem:
    """The answer that `raw` stands for, or what is wrong with it.

    `raw` is a form's string (or list of strings, or mapping of row to string), a JSON value, or a workbook's value.
    Options are found by value or by words, in any case and padding, in the reader's language or the default one.
    """
    kind = kind_of(question)
    if kind.empty(raw):
        return nothing_given(question)
    try:
        return Answer.answered(question.key, kind.check(question, raw, reader))
    except RefusedError as refused:
        return refused.problem


def check_not_applicable(question: Question, reason: str) -> Answer | Problem:
    """The answer "does not apply, because …", or why it is refused."""
    if not question.not_applicable.allowed:
        return Problem(NOT_ALLOWED)
    words = cleaned(reason)
    if not words:
        return Problem(NO_REASON)
    return _too_long(words) or Answer.not_applicable(question.key, words)


def check_unknown(question: Question, ask: str = "") -> Answer | Problem:
    """The answer "I don't know, ask …"; whom to ask may be left open."""
    words = cleaned(ask)
    return _too_long(words) or Answer.unknown(question.key, words)


def check_comment(words: str) -> Problem | None:
    """What is wrong with a comment, in a file or on a page; None where it can be stored."""
    return _too_long(cleaned(words), LONGEST_COMMENT)


def _too_long(words: str, longest: int = LONGEST_NOTE) -> Problem | None:
    if len(words) <= longest:
        return None
    return Problem(NOTE_TOO_LONG, {"length": str(len(words)), "longest": str(longest)})


def format_answer(question: Question, answer: Answer, reader: Reader = ENGLISH) -> str:
    """The value in words; empty unless the state is "answered"."""
    if answer.state is not State.ANSWERED or answer.value is None:
        return ""
    return kind_of(question).format(question, answer.value, reader)


def value_to_json(question: Question, answer: Answer) -> JsonValue:
    """The value as it is stored and exchanged; None unless the state is "answered"."""
    return None if answer.value is None else kind_of(question).to_json(question, answer.value)


def answer_from_json(question: Question, state: str, value: JsonValue, note: str = "") -> Answer:
    """The answer that was stored; trusted (use `check_answer` for what comes from outside)."""
    stored = State(state)
    if stored is State.ANSWERED and value is not None:
        return Answer(question.key, stored, kind_of(question).from_json(question, value))
    return Answer(question.key, stored, None, note)
