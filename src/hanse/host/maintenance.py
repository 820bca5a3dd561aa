"""A site that rests for a while: a note in HANSE_VAR says so, also while the database is away. Pure: no Django."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hanse.host import environment as env

# Seconds after which another look is worth while where nobody said how long it takes.
USUAL = 300


@dataclass(frozen=True)
class Rest:
    """Since when the site rests, until when at most (ISO 8601), and what visitors are told."""

    since: str
    until: str = ""
    words: str = ""

    @property
    def seconds_left(self) -> int:
        """What a page says in Retry-After."""
        if not self.until:
            return USUAL
        left = datetime.fromisoformat(self.until) - datetime.now(UTC)
        return max(int(left.total_seconds()), 60)


def begin(words: str = "", *, minutes: int | None = None) -> Rest:
    at = datetime.now(UTC)
    until = (at + timedelta(minutes=minutes)).isoformat() if minutes else ""
    rest = Rest(at.isoformat(), until, words)
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".making")
    fresh.write_text(json.dumps(asdict(rest), ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)
    return rest


def end() -> bool:
    """False where it did not rest."""
    try:
        _file().unlink()
    except FileNotFoundError:
        return False
    return True


def now() -> Rest | None:
    """How the site rests; None where it does not. One look at a file that mostly is not there."""
    try:
        return Rest(**json.loads(_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        return Rest(datetime.now(UTC).isoformat())  # somebody wrote it by hand


def _file() -> Path:
    return env.var() / "maintenance.json"
