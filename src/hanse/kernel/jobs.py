"""Jobs by name, in PostgreSQL: deferring one is part of the transaction that asks for it.

`tasks.py` of a domain declares jobs with `@job("domain.do_thing")`; its actions start them with `defer`.
"""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

RETRIES = RetryStrategy(max_attempts=8, exponential_wait=5)


def job[**P, R](name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function as the job `name`. Its arguments are JSON values; it runs at least once."""

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        app.task(name=name, retry=RETRIES)(function)
        return function

    return declare


def every[R](cron: str, name: str) -> Callable[[Callable[[int], R]], Callable[[int], R]]:
    """Declare a job that the worker starts by the clock; it takes the time of its turn, in Unix seconds."""

    def declare(function: Callable[[int], R]) -> Callable[[int], R]:
        def turn(timestamp: int) -> R:  # procrastinate gives the time under this name
            return function(timestamp)

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name)(turn))
        return function

    return declare


def defer(name: str, **arguments: Any) -> int:
    """Ask for the job `name`; returns the job's number."""
    return app.configure_task(name, allow_unknown=True).defer(**arguments)
