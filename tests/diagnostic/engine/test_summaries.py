"""Rows of results for sets of units."""

import numpy as np

from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.tables.answers import read_tables
from tests.diagnostic.samples import TABLE, framework, table

ROWS = """
City,Region,Population,Online services,Digital skills
Tartu,north,100,0.2,0.4
Aarhus,north,300,0.6,0.8
Split,south,200,1,
Porto,,50,0,0
"""


def summaries(folder, block):
    scheme = framework(folder, TABLE + block)
    result = score(scheme, read_tables(scheme, {"cities": table(folder, ROWS)}).answers)
    index = result.plan.places["index"]
    return {
        key: {words: rows.scores[place, index] for place, words in enumerate(rows.keys)}
        for key, rows in result.summaries.items()
    }, result


def test_means_by_a_column(tmp_path):
    found, result = summaries(tmp_path, "summaries: [{key: regions, by: [region]}]")
    assert {key: round(value, 12) for key, value in found["regions"].items()} == {
        ("north",): 0.5,
        ("south",): 1,
        ("",): 0,
    }
    skills = result.plan.places["skills"]
    assert np.isnan(result.summaries["regions"].scores[1, skills])


def test_weights_conditions_and_statistics(tmp_path):
    found, _ = summaries(
        tmp_path,
        """
summaries:
  - {key: people, weight: population, by: [region]}
  - {key: large, where: population >= 200}
  - {key: best, statistic: maximum}
  - {key: middle, statistic: median}
  - {key: some, statistic: count, where: online > 0.1}
""",
    )
    np.testing.assert_allclose(found["people"]["north",], 0.6)
    np.testing.assert_allclose(found["large"][()], 0.85)
    assert found["best"] == {(): 1}
    np.testing.assert_allclose(found["middle"][()], 0.5)
    assert found["some"] == {(): 3}


def test_a_summary_of_summaries_and_of_groups(tmp_path):
    found, _ = summaries(
        tmp_path,
        """
groups: [{key: nordic, column: city, members: [Tartu, Aarhus]}]
summaries:
  - {key: regions, by: [region], where: region != null}
  - {key: nordics, where: nordic}
  - {key: others, where: not(nordic)}
  - {key: whole, of: regions}
""",
    )
    np.testing.assert_allclose([found["nordics"][()], found["others"][()], found["whole"][()]], [0.5, 0.5, 0.75])


def test_too_few_rows_give_no_number(tmp_path):
    found, _ = summaries(tmp_path, "summaries: [{key: regions, by: [region], least: 2}]")
    assert found["regions"]["north",] == 0.5
    assert np.isnan(found["regions"]["south",])
