"""What a level asks for and a city lacks, in words: the question or node, what is given, what is needed."""

import pytest
from django.utils import translation

from hanse.diagnostic.engine.requirements.opening import required
from hanse.diagnostic.engine.rungs import on_ladder
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.tables.answers import read_tables
from hanse.diagnostic.presenters.givens import Givens
from hanse.diagnostic.presenters.ladder import level_line
from hanse.diagnostic.presenters.needs import condition_line, need
from hanse.diagnostic.presenters.outcome import outcome_of
from hanse.diagnostic.presenters.speaker import Speaker
from tests.diagnostic.samples import QUESTIONS, framework, table

ROW = "city,plan_status,plan_parts,online_share,channels.phone\nTartu,{}\n"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def read(folder, cells, text=QUESTIONS):
    scheme = framework(folder, text)
    result = score(scheme, read_tables(scheme, {"answers": table(folder, ROW.format(cells))}).answers)
    return result, Givens(result, 0, Speaker(scheme, "en"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plan_status >= 3", ("plan_status", "Does the city have a plan?", "“A draft”", "“Adopted” or an option after it")),
        ("plan_status <= 1", ("plan_status", "Does the city have a plan?", "“A draft”", "“None yet”")),
        ("plan_status < 3", ("plan_status", "Does the city have a plan?", "“A draft”", "“A draft” or an option before it")),
        ("plan_status = 5", ("plan_status", "Does the city have a plan?", "“A draft”", "“Reviewed every year”")),
        ("plan_status >= 6", ("plan_status", "Does the city have a plan?", "“A draft”", "more than any option of the question")),
        ("plan_status != null", ("plan_status", "Does the city have a plan?", "“A draft”", "an answer")),
        ("online_share > 60.5", ("online_share", "Which share of requests arrives online?", "40 %", "more than 60.5 %")),
        ('list contains(plan_parts, "budget")', ("plan_parts", "What does the plan hold?", "“Goals”", "“A budget” among the answers")),
        ("channels.phone >= 2", ("channels", "How is each channel kept?: Telephone", "“Not at all”", "“At times” or an option after it")),
        ("channels.desk >= 2", ("channels", "How is each channel kept?: Counter", "not answered", "“At times” or an option after it")),
        ("reach >= 25.02", ("reach", "Reach", "25.000 points", "at least 25.0 points")),
        ("reach >= 70", ("reach", "Reach", "25.0 points", "at least 70.0 points")),
    ],
)  # fmt: skip
def test_a_comparison_in_words(tmp_path, text, said):
    _result, givens = read(tmp_path, "2,goals,40,1")
    (part,) = required(text, givens.scope)
    found = need(part, givens)
    assert (found.key, found.title, found.given, found.needed) == said


def test_what_is_absent_says_why(tmp_path):
    _result, givens = read(tmp_path, "1,goals,n/a: nobody counts,1")
    assert [givens.given(name) for name in ("plan_parts", "online_share")] == ["not asked", "does not apply"]
    _result, givens = read(tmp_path, ",,,")
    assert [givens.given(name) for name in ("plan_status", "plan")] == ["not answered", "no score"]


def test_words_are_built_where_the_framework_has_none(tmp_path):
    gate = 'gates: {3: "(plan_status >= 6 or online_share > 90) and plan_status + online_share >= 200"}'
    result, givens = read(
        tmp_path, "5,goals; budget; people,80,3", QUESTIONS.replace("gates: {3: plan_status >= 3}", gate)
    )
    (asked,) = on_ladder(result, 0, "plan").following.unmet
    line = condition_line(asked, givens)
    assert line.words == (
        "“Does the city have a plan?”: more than any option of the question or "
        "“Which share of requests arrives online?”: more than 90 %; "
        "plan_status + online_share >= 200 (“Does the city have a plan?”; “Which share of requests arrives online?”)"
    )
    assert [(one.least, len(one.of)) for one in line.lacking] == [(1, 2), (0, 2)]


def test_a_level_held_back_is_told_in_the_words_of_the_framework(tmp_path):
    gate = "gates: {3: [plan_status >= 3, {holds: online_share >= 90, says: Nearly all arrives online.}]}"
    result, givens = read(
        tmp_path, "5,goals; budget; people,80,3", QUESTIONS.replace("gates: {3: plan_status >= 3}", gate)
    )
    levels = level_line(result, 0, "plan", givens)
    assert (levels.by_points, levels.following, levels.points, levels.start) == ("Leading", "Leading", None, 70)
    assert [one.words for one in levels.unmet] == ["Nearly all arrives online."]
    outcome = outcome_of(result, {}, {}, givens.speak)
    (held,) = outcome.held_back
    assert (held.key, held.level, held.next_level) == ("plan", 2, "Leading")
    (gap,) = [one for one in outcome.gaps if one.key == "plan"]
    assert (gap.points, gap.unmet) == (None, held.unmet)
