"""What a backup says of itself: who made it, when, and what a site must know to read it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from hanse.host.backup.errors import Damaged, TooNew

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`migrations`: of each app those that the database has been through; `missing`: files that were lost before."""

    hanse: str
    made_at: str
    postgres: int
    migrations: Mapping[str, list[str]]
    demonstration: bool = False
    files: int = 0
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode() + b"\n"

    @classmethod
    def from_json(cls, given: bytes) -> "Manifest":
        """Raises `Damaged`, and `TooNew` for a format that this release does not know."""
        try:
            values = json.loads(given)
            if values["format"] > FORMAT:
                raise TooNew(
                    f"This backup was made by Hanse {values['hanse']}, in a form that this release cannot read."
                )
            return cls(**{**values, "migrations": {app: list(names) for app, names in values["migrations"].items()}})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged("What the backup says of itself cannot be read.") from error

    def refuse_what_is_newer(self, known: Mapping[str, set[str]], *, hanse: str) -> None:
        """Raises `TooNew` where the database has been through a migration that is not among the `known` ones."""
        strange = sorted(app for app in self.migrations if app not in known)
        if strange:
            raise TooNew(f"This backup holds data of {', '.join(strange)}, which this site does not have.")
        later = [
            f"{app} {name}"
            for app, names in sorted(self.migrations.items())
            for name in names
            if name not in known[app]
        ]
        if later:
            raise TooNew(
                f"This backup was made by Hanse {self.hanse}, which is later than this release ({hanse}): it knows "
                f"{later[0]}. Install that release, then restore."
            )
