"""Jobs by name, in PostgreSQL: deferring one is part of the transaction that asks for it.

`tasks.py` of a domain declares jobs with `@job("domain.do_thing")`; its actions start them with `defer`.
"""

import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import DatabaseError
from django.utils.functional import Promise
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hanse.kernel.models import JobFailure

type StrOrPromise = str | Promise
type Watcher = Callable[[str, str, float], None]

MOST_ATTEMPTS = 8
RETRIES = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=5)
DONE, FAILED = "done", "failed"

_words: dict[str, StrOrPromise] = {}
watchers: list[Watcher] = []
"""Called when a job has ended, with its name, `DONE` or `FAILED`, and the seconds that it took."""


def says(name: str) -> str:
    """What a job does, in the words of those who run the site; its name where it is not known any more."""
    return str(_words.get(name, name))


def job[**P, R](name: str, says: StrOrPromise) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function as the job `name`. Its arguments are JSON values; it runs at least once.

    `says` tells who runs the site what it does.
    """
    _words[name] = says

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        app.task(name=name, retry=RETRIES, pass_context=True)(_watched(name, function))
        return function

    return declare


def every[R](cron: str, name: str, says: StrOrPromise) -> Callable[[Callable[[int], R]], Callable[[int], R]]:
    """Declare a job that the worker starts by the clock; it takes the time of its turn, in Unix seconds."""
    _words[name] = says

    def declare(function: Callable[[int], R]) -> Callable[[int], R]:
        def turn(timestamp: int) -> R:  # procrastinate gives the time under this name
            return function(timestamp)

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, pass_context=True)(_watched(name, turn)))
        return function

    return declare


def defer(name: str, **arguments: Any) -> int:
    """Ask for the job `name`; returns the job's number."""
    return app.configure_task(name, allow_unknown=True).defer(**arguments)


def defer_in_turn(lane: str, name: str, **arguments: Any) -> int:
    """The same, where jobs of a lane run one after the other: long ones leave workers to letters and to others."""
    return app.configure_task(name, allow_unknown=True, lock=lane).defer(**arguments)


def _watched[R](name: str, function: Callable[..., R]) -> Callable[..., R]:
    """The function as the worker runs it: what it took is told, and why it failed is written down."""

    def run(*given: JobContext, **arguments: Any) -> R:
        began, result = time.perf_counter(), FAILED
        try:
            done = function(**arguments)
            result = DONE
        except Exception as error:
            if given:
                _write_down(given[0], error)
            raise
        finally:
            for watch in watchers:
                watch(name, result, time.perf_counter() - began)
        return done

    return run


def _write_down(context: JobContext, error: Exception) -> None:
    """The kind of error and its place in the code; its words may tell of a person."""
    number = context.job.id
    assert number is not None
    last = traceback.extract_tb(error.__traceback__)[-1]
    with suppress(DatabaseError):  # the error is in the log as well
        JobFailure.objects.create(
            job_id=number,
            attempt=context.job.attempts + 1,
            error=type(error).__name__[:100],
            place=f"{last.name}, {'/'.join(last.filename.split('/')[-3:])}:{last.lineno}"[:200],
        )
