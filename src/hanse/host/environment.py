"""The environment's settings, read in one place. Pure: no Django.

Every name begins with HANSE_, but for DATABASE_URL; `doc/operate/settings.md` describes each.
"""

import os
import secrets
from collections.abc import Collection, Mapping
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path


class Mode(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class BadSetting(ValueError):
    """A setting has a value that it cannot have; the message names both."""


TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    return value in TRUE if value else default


def number(name: str, default: int) -> int:
    """A whole number; raises `BadSetting`."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError as error:
        raise BadSetting(f"{name} must be a whole number, not “{value}”.") from error


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Networks such as `10.20.0.0/16`, with commas between them; raises `BadSetting`."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise BadSetting(f"{name} must name networks such as 10.20.0.0/16: {error}.") from error


def some_of(name: str, known: Mapping[str, str], default: str) -> list[tuple[str, str]]:
    """The named keys of `known` with their values, in the order in which they are named; raises `BadSetting`."""
    chosen = words(name, default)
    strange = [key for key in chosen if key not in known]
    if strange or not chosen:
        raise BadSetting(f"{name} must name some of {', '.join(known)}, not “{', '.join(strange)}”.")
    return [(key, known[key]) for key in chosen]


def all_but(name: str, known: Collection[str]) -> list[str]:
    """The words of `known` without those that are named; raises `BadSetting`."""
    left_out = words(name)
    strange = [word for word in left_out if word not in known]
    if strange:
        raise BadSetting(f"{name} can name {', '.join(known)}, not “{', '.join(strange)}”.")
    return [word for word in known if word not in left_out]


def one_of(name: str, known: Collection[str], default: str = "") -> str:
    """One of some words, or nothing; raises `BadSetting`."""
    value = text(name, default)
    if value and value not in known:
        raise BadSetting(f"{name} must be one of {', '.join(known)}, not “{value}”.")
    return value


def mode() -> Mode:
    """The site's mode; raises `BadSetting`."""
    value = text("HANSE_MODE") or Mode.PRODUCTION
    try:
        return Mode(value)
    except ValueError as error:
        raise BadSetting(f"HANSE_MODE must be one of {', '.join(Mode)}, not “{value}”.") from error


def var() -> Path:
    """The folder of everything that is written at run time: database, files, logs."""
    return Path(text("HANSE_VAR") or Path.cwd() / "var").resolve()


def secret_key() -> str:
    """The key that signs sessions and links: from HANSE_SECRET_KEY, or one that lives as long as the process."""
    return text("HANSE_SECRET_KEY") or secrets.token_urlsafe(50)
