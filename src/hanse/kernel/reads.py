"""Reads of which Django makes the SQL once: what every request asks for costs a third that way.

    @prepared
    def _by_id(assessment_id: UUID) -> QuerySet[Assessment]:
        return Assessment.objects.select_related("city", "round").filter(id=assessment_id)

    _by_id(some_id)  # a list of assessments, read now; nothing of it is kept

The function is called once in a process, with marks in place of values; afterwards the values take the marks' places
among the parameters of the same SQL. So it must not look at its arguments, only hand them to filters, and each is
annotated with its type: UUID, list[UUID] (for `unnest`), str, int, date or datetime.
"""

import copy
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, wraps
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

_MARKS: dict[type, Callable[[int], Any]] = {
    UUID: lambda place: UUID(int=0xFFFF_0000_0000 + place),
    list[UUID]: lambda place: [UUID(int=0xFFFF_0000_0000 + place)],
    str: lambda place: f"\uffff{place}",
    int: lambda place: 2**31 - 1 - place,
    date: lambda place: date.min + timedelta(days=place),
    datetime: lambda place: datetime.min.replace(tzinfo=UTC) + timedelta(seconds=place),
}


@dataclass(frozen=True, slots=True)
class _Made:
    """A queryset, its compiler, the SQL, and what turns columns into values of Python.

    `places` says which parameter holds which argument.
    """

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    converters: dict[int, Any]


def prepared[**P, Row](build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Read with the queryset that `build` returns, making its SQL once. Arguments are given by position."""

    @cache
    def made() -> _Made:
        types = [parameter.annotation for parameter in inspect.signature(build).parameters.values()]
        marks = [_MARKS[kind](place) for place, kind in enumerate(types)]
        queryset = build(*marks)  # type: ignore[call-arg]  # marks are of the annotated types
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, parameters = compiler.as_sql()
        places = tuple((at, marks.index(value)) for at, value in enumerate(parameters) if value in marks)
        if {argument for _, argument in places} != set(range(len(marks))):
            raise TypeError(f"{build.__qualname__}: each argument must reach the database as it is given")
        converters = compiler.get_converters([one for one, *_rest in compiler.select[: compiler.col_count]])
        return _Made(queryset, compiler, sql, tuple(parameters), places, converters)

    @wraps(build)
    def read(*values: P.args, **named: P.kwargs) -> list[Row]:
        if named:
            raise TypeError(f"{build.__qualname__}: arguments are given by position")
        ready = made()
        parameters = list(ready.parameters)
        for at, argument in ready.places:
            parameters[at] = values[argument]
        found = ready.queryset.all()
        compiler = copy.copy(ready.compiler)
        compiler.connection = connections[found.db]
        setattr(compiler, "as_sql", lambda: (ready.sql, tuple(parameters)))  # noqa: B010 - in this one compiler alone
        setattr(compiler, "get_converters", lambda _: ready.converters)  # noqa: B010 - the same
        setattr(found.query, "get_compiler", lambda *_, **__: compiler)  # noqa: B010 - in this one query alone
        return list(found)

    return read
