"""What a site can be asked about itself in numbers: each domain registers its own, and the host hands them out.

Labels name what was declared (a service, a state, a job), never a person, and never what somebody typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

type Reading = tuple[int | float, Mapping[str, str]]
type Read = Callable[[], Iterable[Reading]]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number of the whole site, read from the database: its name, unit in braces, and what it says."""

    name: str
    unit: str
    says: str
    read: Read


_gauges: dict[str, Gauge] = {}


def gauge(name: str, *, unit: str, says: str) -> Callable[[Read], Read]:
    """Register a function as the gauge `name` (hanse.things): it gives a number for each set of labels."""

    def register(read: Read) -> Read:
        _gauges[name] = Gauge(name, unit, says, read)
        return read

    return register


def gauges() -> list[Gauge]:
    return [_gauges[name] for name in sorted(_gauges)]
