"""The results as files: the same rows in each, and no cell that runs."""

import csv
import io
import json
from dataclasses import replace

import pytest

from hanse.diagnostic.documents.tables import FIELDS, csv_of, json_of
from hanse.diagnostic.presenters.results import results_page


@pytest.fixture
def page(submitted):
    found = results_page(submitted, "en")
    dangerous = replace(found.nodes[1], title="=1+1")
    return replace(found, nodes=(found.nodes[0], dangerous, *found.nodes[2:]))


def test_csv_and_json_hold_the_same_rows_and_no_formula(page):
    rows = list(csv.DictReader(io.StringIO(csv_of(page).decode("utf-8-sig"))))
    objects = json.loads(json_of(page))["results"]

    assert tuple(rows[0]) == tuple(objects[0]) == FIELDS
    assert len(rows) == len(objects) == 2 * len(page.nodes)
    assert float(rows[0]["score"]) == objects[0]["score"]
    assert {one["basis"] for one in objects} == {"claimed", "evidenced"}
    assert rows[1]["title"] == "'=1+1"
