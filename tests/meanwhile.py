"""What others do, each with a connection of her own, while a transaction is open."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep
from typing import Any

from django.db import connection, transaction


def meanwhile(first: Callable[[], object], *others: Callable[[], Any]) -> list[Future[Any]]:
    """How they end who begin once `first` has been done and go on once it is committed."""
    with ThreadPoolExecutor(len(others)) as pool:
        with transaction.atomic():
            first()
            begun = [pool.submit(_alone, one) for one in others]
            while waiting() < sum(not one.done() for one in begun):
                sleep(0.01)
        return begun


def waiting() -> int:
    """How many other connections wait for what this one holds. (Who is connected, a transaction is told but once.)"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        return int(cursor.fetchone()[0])


def _alone(one: Callable[[], Any]) -> Any:
    try:
        return one()
    finally:
        connection.close()
