"""Carrying a study out: the blocks that are not done yet, each kept as it is done, then all put together."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.studies import Block, Study

type Spread = Callable[[Study, Sequence[int]], Iterator[tuple[int, Block]]]
"""Gives each block with its number as it is done, in any order."""


class StoppedError(Exception):
    """Raised by who keeps blocks, to end the work; what is kept stays."""


class Keeper(Protocol):
    """Keeps blocks where another process finds them."""

    def done(self) -> Collection[int]: ...

    def keep(self, number: int, block: Block) -> None: ...

    def kept(self, number: int) -> Block: ...


@dataclass
class InMemory:
    """Blocks of a run that is done in one go."""

    blocks: dict[int, Block] = field(default_factory=dict)

    def done(self) -> set[int]:
        return set(self.blocks)

    def keep(self, number: int, block: Block) -> None:
        self.blocks[number] = block

    def kept(self, number: int) -> Block:
        return self.blocks[number]


def in_this_process(study: Study, numbers: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """One block after the other."""
    for number in numbers:
        yield number, study.block(number)


def carry_out(study: Study, keeper: Keeper, spread: Spread = in_this_process) -> Tables:
    """The tables of a study; the same digits, whoever does which block and however often it was begun.

    Raises StoppedError as the keeper does.
    """
    there = set(keeper.done())
    waiting = [number for number in range(study.blocks) if number not in there]
    for number, block in spread(study, waiting):
        keeper.keep(number, block)
    return study.tables([keeper.kept(number) for number in range(study.blocks)])
