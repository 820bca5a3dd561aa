"""The environment's settings, read in one place. Pure: no Django.

Every name begins with HANSE_, but for DATABASE_URL; `doc/operate/settings.md` describes each.
"""

import os
import secrets
from enum import StrEnum
from pathlib import Path


class Mode(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    return value in TRUE if value else default


def number(name: str, default: int) -> int:
    """A whole number; raises `ValueError` that names the setting."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ValueError(f"{name} must be a whole number, not “{value}”.") from error


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def mode() -> Mode:
    return Mode(text("HANSE_MODE", Mode.PRODUCTION))


def var() -> Path:
    """The folder of everything that is written at run time: database, files, logs."""
    return Path(text("HANSE_VAR") or Path.cwd() / "var").resolve()


def secret_key() -> str:
    """The key that signs sessions and links: from HANSE_SECRET_KEY, or one that lives as long as the process."""
    return text("HANSE_SECRET_KEY") or secrets.token_urlsafe(50)
