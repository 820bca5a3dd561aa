"""Public registers as open data, and their description; payments as a table. All are written while they are read."""

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from hanse.frame.models import Payment, Record
from hanse.frame.queries.registers import OpenRegister, public_records
from hanse.frame.spec.export.rdf.authorities import Authority, Site
from hanse.frame.spec.export.rdf.dataset import dataset_description
from hanse.ui.sheets import harmless

AT_ONCE = 2000
OWN = ("number", "version", "standing", "valid_from", "valid_until")


class _Line:
    """What the writer of CSV writes to: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(register: OpenRegister) -> Iterator[str]:
    """One line a record, a column for each answer by the question's key. A cell never begins a formula."""
    keys = _shown(register)
    writer = csv.writer(_Line())
    yield writer.writerow([*OWN, *keys])
    for record in _records(register):
        cells = [_own(record)[name] for name in OWN] + [_cell(record.content.get(key)) for key in keys]
        yield writer.writerow([harmless(cell) for cell in cells])


def as_json(register: OpenRegister) -> Iterator[str]:
    """The records as a list, their answers by the question's key."""
    yield f'{{"register": {json.dumps(register.key)}, "records": ['
    for number, record in enumerate(_records(register)):
        answers = {key: one["value"] for key, one in record.content.items()}
        written = json.dumps({**_own(record), "answers": answers}, ensure_ascii=False)
        yield (",\n" if number else "\n") + written
    yield "\n]}\n"


def as_turtle(register: OpenRegister) -> Iterator[str]:
    """The description by DCAT-AP: what the data are, who publishes them, and where the files lie."""
    root = settings.SITE_URL.rstrip("/")
    site = Site(f"{root}/registers", Authority(f"{root}/", settings.SITE_NAME))
    files = {kind: root + reverse("frame:open_data", args=[register.key, kind]) for kind in ("csv", "json")}
    page = root + reverse("frame:register", args=[register.key])
    yield dataset_description(register.public[0], site, files, page=page)


def _records(register: OpenRegister) -> Iterator[Record]:
    return public_records(register).iterator(chunk_size=AT_ONCE)


def _shown(register: OpenRegister) -> list[str]:
    return list(dict.fromkeys(key for one in register.public if one.register for key in one.register.shows))


def _own(record: Record) -> dict[str, Any]:
    return {
        "number": record.number,
        "version": record.version,
        "standing": record.standing,
        "valid_from": record.valid_from.isoformat(),
        "valid_until": record.valid_until.isoformat() if record.valid_until else None,
    }


def _cell(stored: dict[str, Any] | None) -> object:
    value = stored["value"] if stored else None
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


PAYMENT_COLUMNS = (
    "payment",
    "service",
    "number",
    "begun",
    "paid",
    "amount",
    "refunded",
    "currency",
    "state",
    "provider",
    "reference",
    "provider_state",
    "provider_amount",
    "provider_refunded",
)


def payments_csv(payments: QuerySet[Payment]) -> Iterator[str]:
    """One line a payment, with the provider's last word beside what we hold; no person is named."""
    writer = csv.writer(_Line())
    yield writer.writerow(PAYMENT_COLUMNS)
    for one in payments.iterator(chunk_size=AT_ONCE):
        cells = [
            *(one.id, one.service, one.number, one.created_at.isoformat()),
            one.paid_at.isoformat() if one.paid_at else "",
            *(one.amount, one.refunded, one.currency, one.state, one.provider, one.reference),
            *(one.told_state, one.told_amount, one.told_refunded),
        ]
        yield writer.writerow([harmless(cell) for cell in cells])
