"""Register the cities of a table as members and invite their coordinators: all, or none where a row is wrong."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.members.actions import begin_membership, register_city
from hanse.members.charter.current import charter
from hanse.members.enums import IncomeGroup, MemberOf, Region, Role
from hanse.members.validators import check_country, region_of

BY = Actor.system("register_cities")
NEEDED = {"name", "country"}
KNOWN = [
    *("name", "country", "kind", "region", "income_group", "population"),
    *("latitude", "longitude", "coordinator", "coordinator_name", "language"),
]


class Command(BaseCommand):
    help = "Register the cities of a CSV file as members, and invite the coordinators that it names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", type=Path, metavar="CITIES.csv")

    @transaction.atomic
    def handle(self, *_args: Any, table: Path, **_options: Any) -> None:
        problems: list[str] = []
        rows = _rows(table)
        for number, row in enumerate(rows, start=2):
            try:
                _register(row)
            except (Invalid, ValidationError, ValueError) as error:
                said = error.messages[0] if isinstance(error, ValidationError) else str(error)
                problems.append(f"{table.name}, row {number}: {said}")
        if problems:
            raise CommandError("\n".join([*problems, f"Problems found: {len(problems)}. Nothing was saved."]))
        invited = sum(bool(row["coordinator"]) for row in rows)
        self.stdout.write(f"Cities registered: {len(rows)}. Coordinators invited: {invited}.")


def _rows(table: Path) -> list[Mapping[str, str]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            headers = {(name or "").strip() for name in reader.fieldnames or ()}
            if strange := sorted(headers - set(KNOWN)):
                raise CommandError(f"{table.name}: unknown columns: {', '.join(strange)}. Known: {', '.join(KNOWN)}.")
            if lacking := sorted(NEEDED - headers):
                raise CommandError(f"{table.name}: columns are missing: {', '.join(lacking)}.")
            return [{key: (row.get(key) or "").strip() for key in KNOWN} for row in reader]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{table} cannot be read as a CSV file in UTF-8: {error}") from error


def _register(row: Mapping[str, str]) -> None:
    """Raises `Invalid`, ValidationError or ValueError with what is wrong with the row."""
    if row["coordinator"]:
        validate_email(row["coordinator"])
    with transaction.atomic():
        city = register_city(
            by=BY,
            name=row["name"],
            country=row["country"],
            region=_one_of(row["region"], Region.values) or region_of(check_country(row["country"])),
            income_group=_one_of(row["income_group"], IncomeGroup.values),
            population=int(row["population"]) if row["population"] else None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )
        kinds = [kind.key for kind in charter().kinds_of(MemberOf.GOVERNMENT)]
        begin_membership(city.party, _one_of(row["kind"], kinds) or kinds[0], by=BY)
        if row["coordinator"]:
            invite_person(
                email=row["coordinator"],
                name=row["coordinator_name"],
                language=_one_of(row["language"], [code for code, _name in settings.LANGUAGES]) or "en",
                party=city.party,
                role=Role.COORDINATOR,
                by=BY,
                invited_by=settings.SITE_NAME,
            )


def _one_of(word: str, known: list[str]) -> str:
    """Raises ValueError."""
    if word and word not in known:
        raise ValueError(f"“{word}” is not one of: {', '.join(known)}.")
    return word
