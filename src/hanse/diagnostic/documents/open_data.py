"""The published data as files: CSV and JSON written while they are read, and their description by DCAT-AP 3.0."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.diagnostic.queries.publishing import Cell, Published, result_rows, statistic_rows
from hanse.ui.sheets import harmless

EU = "http://publications.europa.eu/resource/authority"
LICENCE = f"{EU}/licence/CC_BY_4_0"
MARK = "\ufeff"
"""By which Excel knows UTF-8."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable name, an XML Schema type, and what it says."""

    name: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set: its key in addresses, title, what it is, columns in order, and where its rows come from."""

    key: str
    title: str
    says: str
    columns: Sequence[Column]
    rows: Callable[[], Iterator[Mapping[str, Cell]]]


_ROUND = (
    Column("round", "string", "Name of the round in which cities assessed themselves"),
    Column("closes_on", "date", "Last day of the round"),
    Column("framework", "string", "Key of the questionnaire and its scoring"),
    Column("framework_version", "string", "Its version; points of different versions cannot be compared"),
)
RESULTS = DataSet(
    key="results",
    title="Results of cities that show them to everyone",
    says="Scores and levels of self-assessments, of each city and round for which a consent stands. "
    "A consent that is taken back takes the city out at once.",
    columns=(
        *_ROUND[:2],
        Column("final", "boolean", "Whether the results of the round no longer change"),
        *_ROUND[2:],
        Column("city", "string", "Name of the city"),
        Column("country", "string", "ISO 3166-1 code of its country, two letters"),
        Column("region", "string", "Region by the United Nations' M49: africa, americas, asia, europe, oceania"),
        Column("node", "string", "Key of the whole or of a dimension"),
        Column("title", "string", "Title of the whole or of the dimension, in English"),
        Column("score", "decimal", "Points from 0 to 100; empty where there is none"),
        Column("level", "integer", "Level reached, 1 the lowest; empty where there is none"),
    ),
    rows=result_rows,
)
STATISTICS = DataSet(
    key="statistics",
    title="Statistics of groups of cities",
    says="Medians and quartiles of groups of cities as they were drawn when each round was closed. They are smoothed "
    "and rounded so that none is a single city's, told of 5 cities or more (quartiles of 15), never added to later.",
    columns=(
        *_ROUND,
        Column("region", "string", "Region of the cities of the group; empty for any"),
        Column("size", "string", "Class of inhabitants: small, medium, large, very_large; empty for any"),
        Column("income_group", "string", "World Bank group of the country; empty for any"),
        Column("language", "string", "Code of a language that the cities have in common; empty for any"),
        Column("neighbourhood", "string", "Number of a group of cities alike in people, income and region"),
        Column("node", "string", "Key of the whole or of a dimension"),
        Column("cities", "integer", "How many cities of the group have a score there"),
        Column("lower_quartile", "decimal", "Points; empty for fewer than 15 cities"),
        Column("median", "decimal", "Points"),
        Column("upper_quartile", "decimal", "Points; empty for fewer than 15 cities"),
    ),
    rows=statistic_rows,
)
SETS: Mapping[str, DataSet] = {one.key: one for one in (RESULTS, STATISTICS)}


class _Line:
    """Where csv writes: each line is handed on."""

    def write(self, line: str) -> str:
        return line


def as_csv(one: DataSet) -> Iterator[str]:
    """A head and a line for each row. No cell begins a formula."""
    writer, names = csv.writer(_Line()), [column.name for column in one.columns]
    yield MARK + writer.writerow(names)
    for row in one.rows():
        yield writer.writerow([_cell(row[name]) for name in names])


def _cell(value: Cell) -> object:
    return str(value).lower() if isinstance(value, bool) else harmless(value)


def as_json(one: DataSet) -> Iterator[str]:
    """An object with the key of the set and its rows, each an object with the names of the columns."""
    yield f'{{"set": {json.dumps(one.key)}, "licence": {json.dumps(LICENCE)}, "rows": ['
    for number, row in enumerate(one.rows()):
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False, allow_nan=False)
    yield "\n]}\n"


KINDS: Mapping[str, tuple[Callable[[DataSet], Iterator[str]], str, str]] = {
    "csv": (as_csv, "text/csv", "CSV"),
    "json": (as_json, "application/json", "JSON"),
}
"""By ending: what writes the file, its media type, and its code in the EU's list of file types."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: its address and name, the address of the page, and that of each file by set and ending."""

    address: str
    name: str
    page: str
    files: Mapping[tuple[str, str], str]


CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(by: Publisher, now: Published) -> str:
    """The catalogue with its sets and their files, as JSON-LD by DCAT-AP 3.0."""
    return json.dumps(
        {
            "@context": CONTEXT,
            "@id": by.page,
            "@type": "dcat:Catalog",
            "dct:title": _english(f"Open data of {by.name}"),
            "dct:description": _english("What cities publish of their self-assessments, and statistics of groups."),
            "dct:publisher": _agent(by),
            "dct:language": _named("language/ENG"),
            "foaf:homepage": {"@id": by.page},
            **_modified(now),
            "dcat:dataset": [_set(one, by, now) for one in SETS.values()],
        },
        ensure_ascii=False,
        indent=1,
    )


def _set(one: DataSet, by: Publisher, now: Published) -> dict[str, Any]:
    return {
        "@id": f"{by.page}#{one.key}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.key,
        "dct:title": _english(one.title),
        "dct:description": _english(one.says),
        "dct:publisher": _agent(by),
        "dct:language": _named("language/ENG"),
        "dct:accrualPeriodicity": _named("frequency/IRREG"),
        "dcat:theme": _named("data-theme/GOVE"),
        "dcat:keyword": [_english(word) for word in ("e-government", "cities", "digital maturity")],
        "dcat:landingPage": {"@id": by.page, "@type": "foaf:Document"},
        **_modified(now),
        "dcat:distribution": [_file(one, ending, by, now) for ending in KINDS],
    }


def _file(one: DataSet, ending: str, by: Publisher, now: Published) -> dict[str, Any]:
    _write, media, code = KINDS[ending]
    address = {"@id": by.files[one.key, ending]}
    return {
        "@id": f"{by.page}#{one.key}-{ending}",
        "@type": "dcat:Distribution",
        "dct:title": _english(f"{one.title} ({code})"),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:format": _named(f"file-type/{code}"),
        "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{media}"},
        "dct:license": {"@id": LICENCE, "@type": "dct:LicenseDocument"},
        **_modified(now),
        "csvw:tableSchema": {
            "@type": "csvw:Schema",
            "csvw:column": [
                {"csvw:name": each.name, "csvw:datatype": each.kind, "dct:description": _english(each.says)}
                for each in one.columns
            ],
        },
    }


def _agent(by: Publisher) -> dict[str, str]:
    return {"@id": by.address, "@type": "foaf:Agent", "foaf:name": by.name}


def _english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def _named(place: str) -> dict[str, str]:
    """An entry of the EU's authority lists."""
    return {"@id": f"{EU}/{place}"}


def _modified(now: Published) -> dict[str, Any]:
    """When anything of it changed last; nothing before anything was published."""
    if now.changed_at is None:
        return {}
    return {"dct:modified": {"@value": now.changed_at.isoformat(), "@type": "xsd:dateTime"}}
