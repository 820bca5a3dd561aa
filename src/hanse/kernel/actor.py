"""Who acts: a value that every action takes as `by`, so that the kernel needs to know no user."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    PERSON = "person"
    SYSTEM = "system"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a part of the system or an API key. `id` names a person or key; a part of the system has a label."""

    kind: ActorKind
    id: UUID | None = None
    label: str = ""

    @classmethod
    def person(cls, id: UUID) -> "Actor":  # noqa: A002 - the field's own name
        return cls(ActorKind.PERSON, id)

    @classmethod
    def system(cls, label: str) -> "Actor":
        return cls(ActorKind.SYSTEM, None, label)
