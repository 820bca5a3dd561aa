"""In which region a country lies: M49 of the United Nations' statistics division, without Taiwan, which is added."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def regions() -> Mapping[str, str]:
    """Country (ISO 3166, two letters) → region."""
    with Path(__file__).with_name("regions.csv").open(encoding="utf-8", newline="") as rows:
        return {row["country"]: row["region"] for row in csv.DictReader(rows)}
