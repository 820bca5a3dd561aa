import csv
import io
import json

from hanse.diagnostic.documents.masterplan.tables import FIELDS, plan_csv, plan_json


def test_csv_and_json_hold_the_same_rows_and_no_formula(plan):
    rows = list(csv.DictReader(io.StringIO(plan_csv(plan).decode("utf-8-sig"))))
    found = json.loads(plan_json(plan))["solutions"]

    assert tuple(rows[0]) == FIELDS
    assert [row["solution"] for row in rows] == [one["solution"] for one in found] == [one.key for one in plan.entries]
    protection = next(place for place, row in enumerate(rows) if row["solution"] == "basic_protection")
    assert rows[protection]["owner"] == "'=The IT office"
    assert found[protection]["owner"] == "=The IT office"
    assert (rows[protection]["starts_on"], found[protection]["ends_on"]) == ("2027-03-01", "2027-08-31")
    assert all(one["once_low"] < one["once_high"] for one in found)
