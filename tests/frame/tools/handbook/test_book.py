"""All that a procedure declares stands in its handbook, and no text of it can break out."""

from dataclasses import replace

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.texts import texts_of
from hanse.frame.tools.carried import templates
from hanse.frame.tools.handbook.book import handbook
from hanse.frame.tools.handbook.markdown import cell_code, one_line, plain, table
from hanse.kernel.texts import Text, Translations
from hanse.questions.spec.reading import ENGLISH, Reader
from tests.frame.samples import permit, t


def page(procedure=None, reader=ENGLISH) -> str:
    return handbook(procedure or permit(), reader, "way.svg").page


def test_every_text_of_the_service_stands_in_it() -> None:
    words = page()
    missing = {text.default for _place, _part, text in texts_of(permit()) if one_line(text.default) not in words}
    assert missing == set()


@pytest.mark.parametrize("name", templates())
def test_every_text_of_every_template_stands_in_it(name: str) -> None:
    procedure = read_procedure(templates()[name])
    words = " ".join(" ".join(line.lstrip("> ") for line in page(procedure).splitlines()).split())
    missing = {text.default for _place, _part, text in texts_of(procedure) if one_line(text.default) not in words}
    assert missing == set()


def test_what_a_step_asks_and_tells_stands_under_it() -> None:
    words = page()
    assert (
        "- Asks:\n  - Reason (grounds)\n- The applicant reads the answer to: Reason (grounds); Is it safe?\n" in words
    )


def test_the_same_in_another_language() -> None:
    french = {text.id: f"fr {text.default}" for _place, _part, text in texts_of(permit())}
    translated = permit(translations=Translations("en", {"fr": french}))
    words = page(translated, Reader("fr", translated.translations))
    assert {text for text in french.values() if one_line(text) not in words} == set()


@pytest.mark.parametrize(
    "line",
    [
        "| Area | fee |",
        "| `>= 100` | `150 + 2 * (area - 100)` |",
        "| Being checked | Being checked | Building office | 10 working days; then it goes to: Heritage office |",
        "| To be paid | To be paid | Applicant | 30 days; then: Not paid |",
        "- Building office: from “Being checked” to “Granted”.",
        '- Only when `safe = "yes"`.',
        "- 2 people must agree.",
        "- Only when all opinions are given.",
        "In the state “Being checked”, Heritage office is asked: Does it fit Only when `area > 100`.",
        "![The way of a case: Building permit](way.svg)",
        "Amounts are in EUR. The fee is due in the state “To be paid”.",
        "Anyone can read the register “Permits”. A case is deleted 24 months after its end.",
    ],
)
def test_a_line_for_each_rule(line: str) -> None:
    assert line in page().splitlines()


def test_what_is_not_declared_has_no_heading() -> None:
    bare = permit(eligibility=None)
    assert "Who is eligible" in page()
    assert "Who is eligible" not in page(bare)


def test_no_text_breaks_out() -> None:
    hostile = "a | b\n\n# <script>alert(1)</script> [x](http://y) `z`"
    states = tuple(replace(one, title=Text("x", hostile)) if one.key == "checking" else one for one in permit().states)
    words = page(permit(states=states, summary=t("*Fine*")))
    assert "<script" not in words.replace(r"\<script", "")
    assert "\n# a" not in words
    assert r"a \| b \# \<script\>" in words
    assert r"\*fine\*" in words.lower()


def test_marks_of_markdown_are_words() -> None:
    assert plain("1 * 2 [a] <b>") == r"1 \* 2 \[a\] \<b\>"
    assert cell_code('a = "x" |  b') == r'`a = "x" \| b`'
    assert table(["A", "B"], [["1", "2"]]) == "| A | B |\n| --- | --- |\n| 1 | 2 |"
