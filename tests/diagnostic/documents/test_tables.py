"""The results as files: the same rows in each, and no cell that runs."""

import csv
import io
import json
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.documents.tables import FIELDS, csv_of, json_of, xlsx_of
from hanse.diagnostic.presenters.results import results_page
from tests.diagnostic.rounds import a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    team = a_team()
    submitted = sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
    found = results_page(submitted, "en")
    dangerous = replace(found.nodes[1], title="=1+1")
    return replace(found, nodes=(found.nodes[0], dangerous, *found.nodes[2:]))


def test_csv_json_and_xlsx_hold_the_same_rows_and_no_formula(page):
    rows = list(csv.DictReader(io.StringIO(csv_of(page).decode("utf-8-sig"))))
    objects = json.loads(json_of(page))["results"]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of(page))).get_sheet_by_name("Results").to_python()

    assert tuple(rows[0]) == tuple(objects[0]) == tuple(sheet[0]) == FIELDS
    assert len(rows) == len(objects) == len(sheet) - 1 == 2 * len(page.nodes)
    assert float(rows[0]["score"]) == objects[0]["score"] == pytest.approx(sheet[1][FIELDS.index("score")])
    assert {one["basis"] for one in objects} == {"claimed", "evidenced"}
    assert rows[1]["title"] == "'=1+1"
    assert sheet[2][FIELDS.index("title")] == "=1+1"
