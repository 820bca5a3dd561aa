"""The code's list of procedures: the newest version of each is offered, older ones are kept for cases that run."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hanse.frame.found_sound import read_services
from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.procedure import Procedure

_declared: dict[str, dict[str, Procedure]] = {}
_outcomes: dict[str, Outcome] = {}
_decided: dict[str, str] = {}


class DeclaredTwice(ValueError):
    """Two different procedures of one key and version: the version must be raised with every change."""


def declare(procedure: Procedure) -> Procedure:
    """Enter a procedure. The same one may be entered again. Raises DeclaredTwice."""
    versions = _declared.setdefault(procedure.key, {})
    there = versions.get(procedure.version)
    if there is not None and there != procedure:
        raise DeclaredTwice(
            f"{procedure.place}: “{procedure.key}” {procedure.version} is declared already, and otherwise, "
            f"in {there.place}; raise the version"
        )
    versions[procedure.version] = procedure
    return procedure


def outcome(name: str) -> Callable[[Outcome], Outcome]:
    """Make a function known as what steps of services in folders call `outcome: name`. Raises DeclaredTwice."""

    def known(function: Outcome) -> Outcome:
        there = _outcomes.setdefault(name, function)
        if there is not function:
            raise DeclaredTwice(f"“{name}” names the outcomes {_where(there)} and {_where(function)}; rename one")
        return function

    return known


def outcomes() -> Mapping[str, Outcome]:
    """All that are known by name."""
    return _outcomes


def declare_folder(folder: Path, keep: Path | None = None) -> int:
    """Enter every service that lies in a folder of services, each in a folder of its own; returns how many.

    In `keep` lies what earlier starts found sound. Raises ProcedureError for a wrong one, which stops the start: what
    is offered is sound.
    """
    procedures = read_services(folder, keep, outcomes=_outcomes)
    for procedure in procedures:
        declare(procedure)
    return len(procedures)


def withdraw(key: str) -> None:
    """Offer a service no more; its running cases need their versions from the database then."""
    _declared.pop(key, None)
    _decided.pop(key, None)


def declared(key: str, version: str = "") -> Procedure | None:
    """The procedure of this version, or the newest; None where it is not declared."""
    versions = _declared.get(key, {})
    if version:
        return versions.get(version)
    return max(versions.values(), key=lambda one: rank(one.version), default=None)


def offered() -> Iterator[Procedure]:
    """The newest version of each, by key."""
    for key in sorted(_declared):
        found = declared(key)
        if found is not None:
            yield found


def every_version() -> Iterator[Procedure]:
    """Of each, also those that are not offered any more."""
    for versions in _declared.values():
        yield from versions.values()


def remember_decided(decided: Mapping[str, str]) -> None:
    """What the database was last seen to say of services: their versions, empty for a withdrawn one."""
    _decided.clear()
    _decided.update(decided)


def offers_any() -> bool:
    """Whether there is a service at all, as far as this process knows."""
    return any(_decided.get(key, "declared") for key in {*_declared, *_decided})


def rank(version: str) -> tuple[int, ...]:
    """By which versions are ordered."""
    return tuple(int(part) for part in version.split("."))


def _where(function: Outcome) -> str:
    return f"{getattr(function, '__module__', '?')}.{getattr(function, '__qualname__', function)}"
