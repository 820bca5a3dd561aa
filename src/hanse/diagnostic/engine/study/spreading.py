"""Spreading the blocks of a study over a Dask cluster: the same blocks, computed elsewhere."""

import importlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from hanse.diagnostic.engine.study.carrying_out import Spread, in_this_process
from hanse.diagnostic.engine.study.studies import Block, Study

WAIT_SECONDS = 20
"""How long a scheduler may take to answer, and a first worker to be there."""


class NoClusterError(Exception):
    """There is no cluster at the address, or not one that would give the same numbers; the message says why."""


def spread_by(scheduler: str) -> Spread:
    """Over the cluster of the scheduler at an address (``tcp://host:port``); empty: in this process."""
    return (lambda study, numbers: _on_cluster(scheduler, study, numbers)) if scheduler else in_this_process


def _on_cluster(scheduler: str, study: Study, numbers: Sequence[int]) -> Iterator[tuple[int, Block]]:
    if not numbers:
        return
    with _client(scheduler) as client:
        distributed = _distributed()
        # Twice as many as there are threads: none waits for its next block, and few are lost when the run is stopped.
        ahead = 2 * sum(client.nthreads().values())
        sent = client.scatter(study, broadcast=True)
        waiting = iter(numbers)
        first = [client.submit(_numbered, sent, number, pure=False) for number in islice(waiting, ahead)]
        futures = distributed.as_completed(first, loop=client.loop)
        try:
            for future in futures:
                yield future.result()
                if (number := next(waiting, None)) is not None:
                    futures.add(client.submit(_numbered, sent, number, pure=False))
        finally:
            client.cancel(list(futures.futures))


def _numbered(study: Study, number: int) -> tuple[int, Block]:
    return number, study.block(number)


def _client(scheduler: str) -> Any:
    """Raises NoClusterError."""
    distributed = _distributed()
    try:
        client = distributed.Client(scheduler, timeout=WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoClusterError(f"no scheduler answers at {scheduler}") from error
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
        _refuse_strangers(client)
    except TimeoutError as error:
        client.close()
        raise NoClusterError(f"the scheduler at {scheduler} has no worker") from error
    except NoClusterError:
        client.close()
        raise
    return client


def _refuse_strangers(client: Any) -> None:
    """Raises NoClusterError where a worker would compute other numbers."""
    theirs = set(client.run(_numpy).values())
    if theirs != {_numpy()}:
        raise NoClusterError(f"workers have numpy {', '.join(sorted(theirs))}, here it is {_numpy()}")


def _numpy() -> str:
    """Its random streams and sorts are part of the numbers."""
    return np.__version__


def _distributed() -> Any:
    """An optional package, so only who names a scheduler needs it. Raises NoClusterError."""
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise NoClusterError("the package `distributed` is not installed (the extra `cluster`)") from error
