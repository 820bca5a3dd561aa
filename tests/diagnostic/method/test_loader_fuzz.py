"""Whatever stands in a file, it is read or refused with reasons; nothing else happens."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanse.diagnostic.method.problems import FrameworkError, TableError
from hanse.diagnostic.method.tables.answers import read_tables
from hanse.kernel.yaml.problems import Problem
from tests.diagnostic.samples import QUESTIONS, TABLE, framework

SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
WORDS = [
    "",
    "null",
    "[]",
    "{}",
    "1",
    "-1",
    "1e400",
    "true",
    "x",
    "'",
    "[x, y]",
    "{a: 1}",
    "not(",
    "plan",
    "index",
    "ü" * 90,
]
EXTRA = """
unit: city
summaries: [{key: s, by: [region], where: population > 1}]
groups: [{key: g, column: region, members: [A]}]
ranks: [{key: r, of: index, in: s}, {key: rr, of: index, within: region, decimals: 2}]
derived: [{key: d, formula: index * 2}]
published: [{column: online, of: index, within: 1}]
methods: [{key: m, scoring: {normalise: {method: z_score, mean: 1, deviation: 2}}, weights: {skills: 2}}]
focus: {strong: 0.5, most: 3}
levels: {steps: {steps: [{level: 1}, {level: 2, from: 0.5, when: [online > 0.1, {holds: online > 0.2, says: A fifth}]}], decimals: 1}}
scoring: {levels: steps, minimum_share: {share: 0.5, of: weight}, impute: {method: mean, by: region}}
"""
SCHEMES = {"questions": QUESTIONS, "table": TABLE + EXTRA}


def mutated(data, text):
    """The text with some of its words put elsewhere, doubled, dropped or replaced."""
    words = re.split(r"(\W)", text)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(words) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "replace", "swap"]))
        if change == "drop":
            words[place] = ""
        elif change == "double":
            words[place] += words[place]
        elif change == "replace":
            words[place] = data.draw(st.sampled_from(WORDS))
        else:
            other = data.draw(st.integers(0, len(words) - 1))
            words[place], words[other] = words[other], words[place]
    return "".join(words)


@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(data=st.data())
def test_a_framework_file_is_read_or_refused(name, data, tmp_path):
    _read_or_refused(mutated(data, SCHEMES[name]), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=4000, deadline=None, suppress_health_check=SHARED)
@given(data=st.data())
def test_a_framework_file_is_read_or_refused_at_length(name, data, tmp_path):
    _read_or_refused(mutated(data, SCHEMES[name]), tmp_path)


def _read_or_refused(text, folder):
    problems: tuple[Problem, ...] | None = None
    try:
        framework(folder, text)
    except FrameworkError as error:
        problems = error.problems
    assert problems is None or (problems and all(one.what and one.place.file for one in problems))


def test_the_framework_with_everything_is_sound(tmp_path):
    assert framework(tmp_path, SCHEMES["table"]).key == "sample"


TABLES = {
    "table": "City,Region,Population,Online services,Digital skills\nTartu,N,100,0.5,0.25\nSplit,S,200,1,0\n",
    "questions": "city,plan_status,plan_parts,online_share,channels.phone\nTartu,3,goals; budget,12.5,1\nSplit,1,,n/a: x,\n",
}
CELLS = [
    "",
    "NA",
    "1e999",
    "-5",
    " 3 ",
    "Total",
    "?",
    "n/a",
    "=1+1",
    '"',
    "\x00",
    "ü",
    "1;2",
    "٣",
    "x" * 5000,
    "TRUE",
    "0.5",
]


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=150, deadline=None, suppress_health_check=SHARED)
@given(data=st.data())
def test_a_table_is_read_or_refused(name, data, tmp_path):
    scheme = framework(tmp_path, SCHEMES[name])
    words = re.split(r"([,\n])", TABLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from([*CELLS, ",", "\n", *words]))
    path = tmp_path / "answers.csv"
    path.write_text("".join(words), encoding="utf-8")
    problems: tuple[Problem, ...] | None = None
    try:
        read_tables(scheme, {scheme.tables[0].key: path})
    except TableError as error:
        problems = error.problems
    assert problems is None or problems


@settings(max_examples=100, deadline=None, suppress_health_check=SHARED)
@given(raw=st.binary(max_size=200))
@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_bytes_that_are_no_table(suffix, raw, tmp_path):
    path = tmp_path / f"answers{suffix}"
    path.write_bytes(raw)
    with pytest.raises(TableError):
        read_tables(framework(tmp_path, TABLE), {"cities": path})
