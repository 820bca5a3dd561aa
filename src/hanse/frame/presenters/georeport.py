"""Services and reports as GeoReport v2 (Open311) writes them, as JSON or XML.

The specification: GeoReport v2, wiki.open311.org.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from lxml import etree

from hanse.frame.models import Case
from hanse.frame.queries import procedure_of
from hanse.frame.queries.applications import given_in
from hanse.frame.queries.reports import ReportKind
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.reporting import Reports
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.kinds.file import files_in
from hanse.questions.spec.kinds.multiple import NO, YES
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

type Value = str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None

_TYPES = {"number": "number", "date": "datetime", "single": "singlevaluelist", "multiple": "multivaluelist"}
ITEMS = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What an entry of a list is called in XML."""


def service_entry(kind: ReportKind, language: str) -> dict[str, Value]:
    procedure, reader = kind.procedure, reader_in(language, kind.procedure.translations)
    return {
        "service_code": kind.code,
        "service_name": kind_name(kind, reader),
        "description": reader(procedure.summary),
        "metadata": bool(list(attributes_of(procedure))),
        "type": "realtime",
        "keywords": "",
        "group": reader(procedure.title),
    }


def service_definition(kind: ReportKind, language: str) -> dict[str, Value]:
    reader = reader_in(language, kind.procedure.translations)
    asked = [_attribute(one, number, reader) for number, one in enumerate(attributes_of(kind.procedure), 1)]
    return {"service_code": kind.code, "attributes": asked}


def kind_name(kind: ReportKind, reader: Reader) -> str:
    if not kind.option or not kind.procedure.reports:
        return reader(kind.procedure.title)
    options = kind.procedure.questions[kind.procedure.reports.category].options
    return next(reader(one.text) for one in options if one.value == kind.option)


def attributes_of(procedure: Procedure) -> Iterator[Question]:
    """What is asked beside what every report says: questions that one value, or some of a list, can answer."""
    reports = procedure.reports
    assert reports is not None
    said = {reports.location, reports.description, reports.category, reports.photo, reports.wants_answer}
    said |= {procedure.email, procedure.phone}
    for section in procedure.sections:
        yield from (one for one in section.questions if one.key not in said and one.kind in ATTRIBUTES)


ATTRIBUTES = frozenset({"text", "number", "date", "time", "single", "multiple", "yes_no", "country", "identifier"})


def _attribute(question: Question, order: int, reader: Reader) -> dict[str, Value]:
    """One whose answer depends on others is not required here: the service says so when it is missing."""
    options = [(str(one.value), reader(one.text)) for one in question.options]
    if question.kind == "yes_no":
        options = [("yes", reader.interface(YES)), ("no", reader.interface(NO))]
    kind = _TYPES.get(question.kind, "singlevaluelist" if options else "string")
    if question.kind == "text" and question.lines != 1:
        kind = "text"
    return {
        "variable": True,
        "code": question.key,
        "datatype": kind,
        "required": not question.optional and not question.relevant.strip(),
        "datatype_description": reader(question.how),
        "order": order,
        "description": reader(question.text),
        "values": [{"key": key, "name": name} for key, name in options],
    }


def request_entry(row: Case, language: str) -> dict[str, Value]:
    """A public report: what its service publishes, and nothing else."""
    procedure = procedure_of(row)
    reader = reader_in(language, procedure.translations)
    reports = procedure.reports or Reports(location="", description="")  # of a case begun before there were any
    public = procedure.public.answers if procedure.public else ()
    told = {key: answer for key, answer in given_in(row).items() if key in public}
    state, place = procedure.state(row.state), _value(told, reports.location)
    place = place if isinstance(place, Mapping) else {}
    kind = ReportKind(procedure, str(_value(told, reports.category) or ""))
    office = procedure.office(state.office) if state.office else None
    return {
        "service_request_id": row.number,
        "status": "closed" if state.final else "open",
        "status_notes": reader(state.shown or state.title),
        "service_name": kind_name(kind, reader),
        "service_code": kind.code,
        "description": str(_value(told, reports.description) or ""),
        "agency_responsible": reader(office.title) if office else "",
        "service_notice": "",
        "requested_datetime": w3c(row.submitted_at),
        "updated_datetime": w3c(row.since),
        "expected_datetime": None,
        "address": str(place.get("words", "")),
        "address_id": None,
        "zipcode": None,
        "lat": _degrees(place.get("latitude")),
        "long": _degrees(place.get("longitude")),
        "media_url": _photo(row, told.get(reports.photo)),
    }


def w3c(moment: datetime) -> str:
    """To the second, in UTC (W3C's note on date and time)."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def as_json(_name: str, value: Value) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def as_xml(name: str, value: Value) -> bytes:
    root = etree.Element(name)
    _fill(root, value)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _fill(element: Any, value: Value) -> None:
    if isinstance(value, Mapping):
        for name, one in value.items():
            _fill(etree.SubElement(element, name), one)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            _fill(etree.SubElement(element, ITEMS[element.tag]), one)
    elif value is not None:
        element.text = str(value).lower() if isinstance(value, bool) else _clean(str(value))


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(one for one in text if (one >= " " and one not in "\ufffe\uffff") or one in "\t\n\r")


def _value(told: Mapping[str, Answer], key: str) -> object:
    return told[key].value if key in told else None


def _degrees(value: object) -> float | None:
    return None if value is None else float(str(value))


def _photo(row: Case, answer: Answer | None) -> str | None:
    files: Iterable[Any] = files_in(answer.value) if answer else ()
    for one in files:
        page = reverse("frame:published_file", args=[row.service, row.number, one.id])
        return settings.SITE_URL.rstrip("/") + page
    return None
