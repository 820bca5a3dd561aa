"""Small questionnaires for tests, and strategies for questions of every kind with answers that fit them."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from hanse.kernel.texts import Text
from hanse.questions.spec.question import EvidenceNeed, EvidenceRule, NotApplicableRule, Option, Question
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.questions.spec.wording import cleaned


def text(words: str, of: str = "test") -> Text:
    return Text(f"{of}.{words}", words)


def option(value: int | str, words: str, **more: Any) -> Option:
    return Option(value=value, text=text(words), **more)


LEVELS = (
    option(1, "Nobody has begun"),
    option(2, "A draft exists"),
    option(3, "The council has approved it"),
    option(4, "It is followed"),
    option(5, "It is followed and reviewed"),
)


def single(key: str = "strategy", **more: Any) -> Question:
    return Question(**{"key": key, "kind": "single", "text": text("How far is it?"), "options": LEVELS, **more})


def multiple(key: str = "channels", **more: Any) -> Question:
    options = (
        option("web", "Web site"),
        option("desk", "Counter"),
        option("phone", "Telephone"),
        option("none", "None of these", exclusive=True),
    )
    return Question(**{"key": key, "kind": "multiple", "text": text("Which?"), "options": options, **more})


def number(key: str = "share", **more: Any) -> Question:
    fields = {"unit": text("%"), "minimum": Decimal(0), "maximum": Decimal(100), "decimals": 1}
    return Question(**{"key": key, "kind": "number", "text": text("How many?"), **fields, **more})


def matrix(key: str = "systems", **more: Any) -> Question:
    rows = (option("tax", "Taxation"), option("land", "Land register"))
    columns = (option("none", "Not there"), option("part", "In part"), option("full", "In full"))
    return Question(
        **{"key": key, "kind": "matrix", "text": text("Which of?"), "rows": rows, "columns": columns, **more}
    )


def free(key: str = "names", **more: Any) -> Question:
    return Question(**{"key": key, "kind": "text", "text": text("Who?"), "optional": True, **more})


RULE = "Choose the highest that is true"


def questionnaire(**more: Any) -> Questionnaire:
    """Two sections, one question of each kind; `share` may be left out with a reason and expects evidence."""
    share = number(
        why=text("The share tells how far it goes"),
        not_applicable=NotApplicableRule(allowed=True, hint=text("No such office")),
        evidence=EvidenceRule(need=EvidenceNeed.EXPECTED),
    )
    sections = (
        Section(key="rules", title=text("Rules"), questions=(single(), multiple()), group=text("Inside")),
        Section(key="use", title=text("Use"), questions=(share, matrix(), free()), group=text("Outside")),
    )
    own = {"key": "sample", "version": "1", "title": text("A sample"), "answering": text(RULE), "sections": sections}
    return Questionnaire(**{**own, **more})


# Strategies --------------------------------------------------------------------------------------------------------

NAMES = (
    "Łódź",
    "القاهرة",
    "서울특별시",
    "北京市",
    "Владимир",
    "ተስፋዬ",
    "Þórður",
    "ञानेन्द्र",
    "Nguyễn Văn Ẩn",
    "👩🏽‍💻 Zoë",
    "יְרוּשָׁלַיִם",
)

words = st.one_of(
    st.sampled_from(NAMES),
    st.text(st.characters(codec="utf-8"), max_size=200),
    st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=cmd|' /C calc'!A0", "_x0041_", "<b>&amp;", "1,5", "0012"]),
).filter(cleaned)


def single_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    return st.sampled_from(LEVELS).map(lambda one: (single(), one.value))


def multiple_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    return st.lists(st.sampled_from(["web", "desk", "phone"]), min_size=1, unique=True).map(
        lambda chosen: (multiple(), chosen)
    )


def number_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    def of(decimals: int) -> st.SearchStrategy[tuple[Question, Any]]:
        question = number(decimals=decimals, minimum=Decimal(-(10**8)), maximum=Decimal(10**8))
        return st.decimals(-(10**8), 10**8, places=decimals).map(lambda value: (question, value))

    return st.integers(0, 6).flatmap(of)


def matrix_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    columns = st.sampled_from(["none", "part", "full"])
    return st.dictionaries(st.sampled_from(["tax", "land"]), columns, min_size=1).map(lambda chosen: (matrix(), chosen))


def free_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    return words.map(lambda typed: (free(), typed))


def any_answers(form: Questionnaire | None = None) -> st.SearchStrategy[tuple[Question, Any]]:
    """A question of any kind with a raw value that it accepts; with a `form`, one of its questions."""
    if form is None:
        return st.one_of(single_answers(), multiple_answers(), number_answers(), matrix_answers(), free_answers())
    share = st.decimals(0, 100, places=1).map(lambda value: (number(), value))
    found = st.one_of(single_answers(), multiple_answers(), share, matrix_answers(), free_answers())
    return found.map(lambda case: (form.question(case[0].key), case[1]))
