"""`hanse recompute`: the same to the last digit, or a list of what is not."""

import json

import pytest
from click.testing import CliRunner

from hanse.diagnostic.engine.study.settings import Uncertainty
from hanse.diagnostic.management.recompute import DIFFERS, REFUSED, recompute
from tests.diagnostic.method.runs.test_recomputing import run_of

RUN = run_of(Uncertainty(replications=100))


@pytest.fixture
def told(tmp_path):
    def run(text, *arguments):
        (tmp_path / "run.json").write_text(text, encoding="utf-8")
        return CliRunner().invoke(recompute, [str(tmp_path / "run.json"), *arguments])

    return run


def test_a_run_as_exported_is_the_same(told):
    said = told(RUN)

    assert said.exit_code == 0
    assert said.output == ("uncertainty: ceds 1.0.0, 12 units, seed 2\nthe same to the last digit: 62 numbers\n")


def test_what_was_tampered_with_is_listed(told):
    given = json.loads(RUN)
    for row in given["results"]["units"]["values"]:
        row[1] += 1

    said = told(json.dumps(given), "--most", "2")

    assert said.exit_code == DIFFERS
    assert "DIFFERS: units / c1 / rank: the file says" in said.output
    assert "… and 10 more" in said.output
    assert "12 of 62 numbers differ" in said.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"set": "results", "rows": []}', "it is open data: scores without their answers"),
        ("{", "run.json: it is not JSON"),
        ("[]", "it is no file of a run"),
        ('{"format": "hanse-run"}', "'version' is a"),
    ],
)
def test_a_file_that_is_no_run_is_refused(told, text, said):
    found = told(text)

    assert found.exit_code == REFUSED
    assert said in found.output


def test_settings_that_these_answers_cannot_carry_are_refused(told):
    given = json.loads(RUN)
    given |= {"study": "relations", "settings": {"tier": "", "correlation": "pearson"}}
    given["answers"]["units"] = given["answers"]["units"][:3]
    for column in given["answers"]["columns"].values():
        column["values"], column["states"] = column["values"][:3], column["states"][:3]

    found = told(json.dumps(given))

    assert found.exit_code == REFUSED
    assert "10 units with a score of the whole are needed; there are 3" in found.output
