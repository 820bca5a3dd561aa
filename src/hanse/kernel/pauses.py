"""How long to wait before what has failed is tried again."""

from datetime import timedelta


def pause_after(attempts: int, *, longest: timedelta) -> timedelta:
    """One minute after the first failure, twice as long after each further one, up to the longest."""
    doubled: int = 2 ** min(attempts - 1, 10)
    return min(timedelta(minutes=doubled), longest)
