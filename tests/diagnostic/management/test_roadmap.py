"""A roadmap on the command line."""

import csv

import pytest
from click.testing import CliRunner

from hanse.diagnostic.management.roadmap import IMPOSSIBLE, REFUSED, roadmap
from tests.diagnostic.ceds import CEDS, raw

ASKED = ["--inhabitants", "400000", "--income", "upper_middle", "--posts", "lead=1,process=2,it=2,people=2"]


@pytest.fixture
def answers(tmp_path):
    row = {"city": "Gumi"} | {one.key: raw(one, 2) for one in CEDS.questions if one.kind in {"single", "number"}}
    path = tmp_path / "gumi.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    return str(path)


def told(*arguments):
    return CliRunner().invoke(roadmap, [*arguments])


def test_a_city_gets_a_plan_with_money_scores_and_reasons(answers):
    said = told(answers, *ASKED, "--budget", "60000,60000", "--at-once", "3")

    assert said.exit_code == 0, said.output
    assert "Score today " in said.output
    assert "Year 2: " in said.output
    assert " points" in said.output


def test_what_cannot_be_paid_is_said_with_the_sum(answers):
    said = told(answers, *ASKED, "--budget", "1000,1000", "--lock", "office_network=1")

    assert said.exit_code == IMPOSSIBLE
    assert "The budget of year 1 is short by " in said.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lock", "ofice_network"], "Did you mean “office_network”?"),
        (["--lock", "office_network=7"], "a year is from 1 to 2"),
        (["--posts", "law=1"], "no skill “law”"),
        (["--city", "Nowhere"], "the table has no city “Nowhere”; it has: Gumi"),
    ],
)
def test_what_is_not_there_is_named(answers, arguments, words):
    said = told(answers, *ASKED, "--budget", "60000,60000", *arguments)

    assert said.exit_code == REFUSED
    assert words in " ".join(said.output.replace("│", " ").split())
