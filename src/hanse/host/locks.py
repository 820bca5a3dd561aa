"""Locks between processes that the kernel lets go of when a process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(path: Path) -> int:
    """A descriptor of the lock file, made if it is not there."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until nobody else is inside."""
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def alone_or_none(path: Path) -> Iterator[int | None]:
    """A descriptor of the lock file, held for the block; None at once when somebody else holds it."""
    descriptor = open_lock(path)
    try:
        yield descriptor if taken(descriptor) else None
    finally:
        os.close(descriptor)


def join(path: Path) -> int:
    """Be counted among the users of `path`; `os.close` of the returned descriptor ends it."""
    descriptor = open_lock(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def has_users(path: Path) -> bool:
    """Whether anybody is counted among the users of `path`."""
    descriptor = open_lock(path)
    try:
        return not taken(descriptor)
    finally:
        os.close(descriptor)


def taken(descriptor: int) -> bool:
    """Take the lock of an open file unless somebody else holds it; False where somebody does."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
