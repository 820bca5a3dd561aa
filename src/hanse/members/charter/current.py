"""The charter of this site's network."""

from functools import cache
from pathlib import Path

from django.conf import settings

from hanse.members.charter.charter import Charter
from hanse.members.charter.reading import read_charter


def charter() -> Charter:
    """As its file said when it was first asked for. Raises CharterError for one that cannot be used."""
    return _read(Path(settings.NETWORK_FILE))


_read = cache(read_charter)
