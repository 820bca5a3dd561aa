"""The cities of the demonstration, as registered in it."""

import csv
from pathlib import Path

from hanse.kernel.actor import Actor
from hanse.members.public import City, register_city

FILE = Path(__file__).parent / "cities.csv"


def register_cities(*, by: Actor) -> list[City]:
    """Register every city of the file, in its order."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        return [
            register_city(
                by=by,
                name=row["name"],
                country=row["country"],
                region=row["region"],
                income_group=row["income_group"],
                population=int(row["population"]),
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                languages=[row["language"]],
                is_demonstration=True,
            )
            for row in csv.DictReader(rows)
        ]
