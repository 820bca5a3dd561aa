"""Studies of an index over many units: blocks that can be computed anywhere and in any order, then put together."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.ranking import RankStudy
from hanse.diagnostic.engine.study.relating import related
from hanse.diagnostic.engine.study.scores import official, scored
from hanse.diagnostic.engine.study.settings import Official, Relations, Sensitivity, Settings, Uncertainty, WhatIf
from hanse.diagnostic.engine.study.trying import tried
from hanse.diagnostic.engine.study.weighing import DoubtStudy

type Block = NDArray[np.generic]


class Study(Protocol):
    """`block(number)` hangs on its number alone, for `blocks` of them; `tables` takes them all, in their order."""

    @property
    def blocks(self) -> int: ...

    def block(self, number: int) -> Block: ...

    def tables(self, blocks: Sequence[Block]) -> Tables: ...


class _Done:
    """A study that is quickly done: nothing of it is shared out."""

    blocks = 0

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def block(self, number: int) -> Block:
        raise IndexError(number)

    def tables(self, blocks: Sequence[Block]) -> Tables:
        del blocks
        return self._tables


def study_of(settings: Settings, framework: Framework, answers: Answers, *, seed: int = 0) -> Study:
    """The study of the answers of many units that the settings ask for.

    Raises:
        TooFewError: too few units have a score of the whole.
        NoMeanError: another mean is to be tried for a node whose rule is none.
        OneDoubtError: there is nothing to share out among doubts.
        NegativeValuesError: a mean that is to be tried is not defined below zero.
    """
    scores = scored(framework, answers)
    match settings:
        case Official():
            return _Done(official(scores))
        case Relations():
            return _Done(related(settings, scores))
        case WhatIf():
            return _Done(tried(settings, scores, answers))
        case Uncertainty():
            return RankStudy.of(settings, scores, seed)
        case Sensitivity():
            return DoubtStudy.of(settings, scores, seed)
