"""Finding the option that somebody means, whether by value or by words, however it is capitalised and padded."""

import unicodedata
from collections.abc import Iterator, Sequence

from hanse.kernel.texts import Text
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Choice, Option
from hanse.questions.spec.reading import Reader

NO_SUCH_OPTION = Text(
    "questions.problem.no_such_option", "“{given}” is not one of the options. Choose one of: {options}."
)
TWO_OPTIONS = Text("questions.problem.two_options", "“{given}” fits more than one option. Choose one of: {options}.")
SHOWN = 60


def folded(words: str) -> str:
    """Words without what a person does not see or mean: case, padding, width and composition of characters."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def shortened(words: object) -> str:
    shown = " ".join(str(words).split())
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def listed(options: Sequence[Option], reader: Reader) -> str:
    return "; ".join(shortened(reader(option.text)) for option in options)


def choose(options: Sequence[Option], raw: object, reader: Reader, *, part: str = "") -> Choice:
    """The value of the option meant by `raw`: its value first, then its words in the reader's language or the default.

    Raises RefusedError with the options when none or more than one is meant.
    """
    wanted = _as_words(raw)
    by_value = [option for option in options if folded(str(option.value)) == wanted]
    found = by_value or [option for option in options if wanted in _wordings(option, reader)]
    if len(found) == 1:
        return found[0].value
    text = TWO_OPTIONS if found else NO_SUCH_OPTION
    raise refuse(text, part=part, given=shortened(raw), options=listed(options, reader))


def _as_words(raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return folded(str(raw)) if not isinstance(raw, bool) else ""


def _wordings(option: Option, reader: Reader) -> tuple[str, str]:
    return folded(reader(option.text)), folded(option.text.default)


def option_faults(name: str, options: Sequence[Option], *, least: int) -> Iterator[tuple[str, str]]:
    """What is wrong with a list of options: too few, a value twice, the same words twice."""
    if len(options) < least:
        yield name, f"needs at least {least}, has {len(options)}"
    values: dict[str, int] = {}
    words: dict[str, int] = {}
    for number, option in enumerate(options, start=1):
        place = f"{name}[{number}]"
        value, text = folded(str(option.value)), folded(option.text.default)
        if not value or not text:
            yield place, "has an empty value or text"
        if (first := values.setdefault(value, number)) != number:
            yield place, f"has the value {option.value!r}, which {name}[{first}] has already"
        if (first := words.setdefault(text, number)) != number:
            yield place, f"has the same words as {name}[{first}]"
