"""How the questions of one questionnaire become those of another: of its next version, or of another framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hanse.questions.spec.question import Choice


class Becomes(StrEnum):
    """What happens to a question on the way from the old questionnaire to the new one."""

    KEPT = "kept"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class Take(StrEnum):
    """Which of several old answers a merged question takes: the lowest or highest option, or all that were ticked."""

    LOWEST = "lowest"
    HIGHEST = "highest"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Source:
    """An old question that feeds a new one. Without a table its options, or a matrix's rows and columns, stay the same.

    What becomes None says nothing about the new question.
    """

    question: str
    options: Mapping[Choice, Choice | None] | None = None
    rows: Mapping[Choice, Choice | None] | None = None
    columns: Mapping[Choice, Choice | None] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A new question and what feeds it: one old question, or several of which `take` says how they are put together."""

    question: str
    sources: tuple[Source, ...]
    becomes: Becomes
    take: Take = Take.LOWEST


@dataclass(frozen=True, slots=True)
class Correspondence:
    """`old` and `new` are (key, version) of the frameworks.

    `targets` are the new questions that answers are carried to, by key; `new` those asked for the first time, `dropped`
    the old ones that are asked no more, with the reason. Where `is_whole`, every question of both is in one of them.
    """

    old: tuple[str, str]
    new: tuple[str, str]
    targets: Mapping[str, Target]
    added: frozenset[str] = frozenset()
    dropped: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True

    def of(self, old_key: str) -> tuple[Target, ...]:
        """The new questions that an old one feeds."""
        return tuple(one for one in self.targets.values() if any(each.question == old_key for each in one.sources))
