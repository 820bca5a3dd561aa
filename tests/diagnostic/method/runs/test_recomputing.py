import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.study.settings import Official, Relations, Sensitivity, Uncertainty, WhatIf
from hanse.diagnostic.method.runs.answers import told_answers
from hanse.diagnostic.method.runs.file import RunFileError, read_run, run_from, run_json, tables_from
from hanse.diagnostic.method.runs.recomputing import differences, recomputed
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.studies import ANSWERS, tables_of


def run_of(settings, *, seed=2):
    told = told_answers(CEDS, ANSWERS)
    results = tables_of(settings, told, seed=seed)
    made = run_json(framework=CEDS, settings=settings, seed=seed, answers=told, results=results, about={"round": "R"})
    return json.dumps(made, allow_nan=False)


RUN = run_of(WhatIf(weights={"systems": 3.0}))
TABLES = tables_from(json.loads(RUN)["results"])


@pytest.mark.parametrize(
    "asked", [Official(), Relations(), WhatIf(), Uncertainty(replications=120), Sensitivity(size=64)]
)
def test_a_run_is_the_same_to_the_last_digit(asked):
    verdict = recomputed(run_from(json.loads(run_of(asked))))

    assert verdict.same
    assert verdict.compared > 10


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_number_that_was_tampered_with_is_found(data):
    given = json.loads(RUN)
    name = data.draw(st.sampled_from(sorted(given["results"])))
    table = given["results"][name]
    row = data.draw(st.integers(0, len(table["rows"]) - 1))
    column = data.draw(st.integers(0, len(table["columns"]) - 1))
    was = table["values"][row][column]
    table["values"][row][column] = data.draw(
        st.none() | st.floats(allow_nan=False, allow_infinity=False).filter(lambda new: new != was)
    )

    [apart] = differences(tables_from(given["results"]), TABLES)

    assert apart.place == f"{name} / {table['rows'][row]} / {table['columns'][column]}"
    assert apart.found == was
    assert "recomputed" in str(apart)


def test_an_answer_that_was_changed_is_found_by_its_digest_and_its_numbers():
    given = json.loads(RUN)
    values = given["answers"]["columns"]["gov_strategy_status"]["values"]
    values[0] = 1 if values[0] == 5 else 5

    verdict = recomputed(run_from(given))

    assert verdict.apart
    assert ["answers" in remark for remark in verdict.remarks] == [True]


def test_another_framework_than_the_run_was_made_with_is_said():
    given = json.loads(RUN)
    given["framework"]["digest"] = "0" * 64

    verdict = recomputed(run_from(given))

    assert not verdict.apart
    assert not verdict.same
    assert "scores otherwise here" in verdict.remarks[0]


def test_a_row_that_was_taken_out_or_added_is_a_difference():
    given = json.loads(RUN)
    units = given["results"]["units"]
    units["rows"][0] = "c99"

    places = {one.place.split(" / ")[1] for one in recomputed(run_from(given)).apart}

    assert places == {"c99", ANSWERS.units.keys[0][0]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.update(format="other"), "no file of a run"),
        (lambda one: one.update(version=2), "version: 1 was expected"),
        (lambda one: one.pop("seed"), "'seed' is a required property"),
        (lambda one: one.update(study="guess"), "study: 'guess' is not one of"),
        (lambda one: one["framework"].update(key="nowhere"), "no framework “nowhere@"),
        (lambda one: one["framework"].update(version="9"), "ceds has no version “9”"),
        (lambda one: one["framework"].update(key="../etc"), "framework.key"),
        (lambda one: one["settings"]["weights"].update(nothing=1), "settings.weights.nothing"),
        (lambda one: one["answers"]["columns"].clear(), "is missing"),
        (lambda one: one["results"]["units"]["values"].pop(), "reshape"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(change, said):
    given = json.loads(RUN)
    change(given)

    with pytest.raises(RunFileError, match=said):
        run_from(given)


def test_a_file_that_is_too_deep_to_be_read_is_refused(tmp_path):
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 200_000)
    with pytest.raises(RunFileError, match="not JSON"):
        read_run(deep)
