"""The clock of a preview: how far it is ahead of the real one, in a file, since web server and worker share it."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

FURTHEST = timedelta(days=4000)


def ahead() -> timedelta:
    with suppress(OSError, ValueError):
        return timedelta(seconds=float(_file().read_text(encoding="ascii")))
    return timedelta()


def put(at: datetime) -> None:
    """Put the clock to a moment; nothing happens by that alone."""
    shift = max(-FURTHEST, min(at - timezone.now(), FURTHEST))
    fresh = _file().with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_text(str(shift.total_seconds()), encoding="ascii")
    fresh.replace(_file())


def put_right() -> None:
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.VAR) / "run" / "clock"
