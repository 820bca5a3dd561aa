"""Sort lines of numbers, and tell each number something of the run of equals that it falls into."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.arrays import Array, Whole

BLOCK = 1 << 17
"""Numbers sorted at a time: what a processor's cache holds. Waiting for memory would take most of the time else."""
LONG = 1 << 12
"""A line of this length may have few distinct numbers for its length; then it is sorted without keeping track."""
SAMPLE = 512
"""Numbers looked at to see whether that may be so."""
CELLS = 1 << 16
"""Size of the largest table to look numbers up in."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of equals in sorted lines of `size` numbers, all one after the other.

    `starts`: where each begins, ``(runs,)``; `stop`: where the last one ends; `known`: how many numbers the line of
    each has, or the one line.
    """

    starts: Whole
    stop: int
    size: int
    known: Array | float

    @property
    def first(self) -> Array:
        """Position of each run's first number in its line, from 1: ``(runs,)``."""
        places = self.starts if self.stop <= self.size else self.starts % self.size
        return np.add(places, 1.0, dtype=np.float64)

    @property
    def lengths(self) -> Whole:
        """``(runs,)``."""
        return np.diff(self.starts, append=self.stop)


type Figure = Callable[[Runs], Array]
"""A number for each run, ``(runs,)``."""


def told(lines: Array, figure: Figure, *, apart: bool = False, downwards: bool = False) -> Array:
    """What `figure` says of the run of each number: ``(lines, size)`` → the same; NaN where missing.

    Lines are sorted upwards or `downwards`. `apart`: equals make runs of their own, in the order in which they stand.
    """
    result = np.empty(lines.shape)
    size = lines.shape[1]
    if size >= LONG and not apart:
        cores = os.process_cpu_count() or 1
        shares = [slice(first, None, cores) for first in range(min(cores, len(lines)))]
        with ThreadPoolExecutor(len(shares)) as crew:  # while numpy works on one line, another thread has its turn
            list(crew.map(lambda share: _each(lines[share], figure, result[share], downwards=downwards), shares))
        return result
    step = max(1, BLOCK // max(1, size))
    for start in range(0, len(lines), step):
        part = np.ascontiguousarray(lines[start : start + step])
        _short(-part if downwards else part, figure, result[start : start + step], apart=apart)
    return result


def _each(lines: Array, figure: Figure, result: Array, *, downwards: bool) -> None:
    """Long lines, one after the other."""
    size = lines.shape[1]
    spare = _Spare(np.empty(size), np.empty(size, dtype=np.intp))
    for line, into in zip(lines, result, strict=True):
        _long(-line if downwards else line, figure, into, spare)


def _short(lines: Array, figure: Figure, result: Array, *, apart: bool) -> None:
    """Many lines side by side."""
    size = lines.shape[1]
    # Only `apart` asks for the order of equals, and a stable sort takes thrice the time. NaN comes last in both.
    order = np.argsort(lines, axis=1, kind="stable" if apart else None)
    order += np.arange(0, lines.size, size)[:, None]
    ordered = lines.ravel()[order.ravel()]
    begins = np.ones(lines.size, dtype=np.bool_)
    if not apart:
        np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
        begins[::size] = True
    starts = np.flatnonzero(begins)
    known = np.sum(~np.isnan(lines), axis=1, dtype=np.float64)[starts // size]
    runs = Runs(starts, lines.size, size, known)
    figures = np.where(runs.first <= known, figure(runs), np.nan)
    result.ravel()[order.ravel()] = np.repeat(figures, runs.lengths)


@dataclass(frozen=True, slots=True)
class _Spare:
    """Room for one line, used again for each: asking the system for memory takes longer than what is done in it."""

    numbers: Array
    places: Whole


def _long(line: Array, figure: Figure, result: Array, spare: _Spare) -> None:
    """One line, by the quicker of two ways."""
    few = np.unique(line[:SAMPLE]).size <= SAMPLE // 2
    if few and _by_value(line, figure, result, spare):
        return
    order = _order(line)
    ordered = np.take(line, order, out=spare.numbers, mode="clip")
    runs = _runs(ordered)
    known = ordered[: runs.stop]
    if not np.all(known[:-1] <= known[1:]):  # some differ in their last bits alone
        mended = np.argsort(ordered, kind="stable")
        order, ordered = order[mended], ordered[mended]
        runs = _runs(ordered)
    figures = figure(runs)
    result[order[runs.stop :]] = np.nan
    result[order[: runs.stop]] = figures if figures.size == runs.stop else np.repeat(figures, runs.lengths)


def _order(line: Array) -> Whole:
    """The order of the numbers but for their last bits: their places stand there, and one sort moves both."""
    with np.errstate(invalid="ignore"):  # infinity from infinity
        upwards = np.abs(line - np.fmin.reduce(line))  # from 0 up, so that the bits stand in the order of the numbers
    keys: NDArray[np.uint64] = upwards.view(np.uint64)
    last = np.uint64((1 << line.size.bit_length()) - 1)
    keys &= ~last
    keys |= np.arange(line.size, dtype=np.uint64)
    keys.sort()
    keys &= last
    return keys.view(np.intp)


def _by_value(line: Array, figure: Figure, result: Array, spare: _Spare) -> bool:
    """Sort the numbers without their places, then look each up in a table; False where there is no table for them."""
    ordered = spare.numbers
    ordered[:] = line
    ordered.sort()
    runs = _runs(ordered)
    distinct = ordered[runs.starts]
    scale = _scale(distinct)
    if scale is None:
        return False
    cells = ((distinct - distinct[0]) * scale).astype(np.intp)
    table = np.full(cells[-1] + 2, np.nan)  # the last cell is for missing numbers
    table[cells] = figure(runs)
    np.subtract(line, distinct[0], out=ordered)
    ordered *= scale
    if runs.stop < line.size:
        ordered[np.isnan(ordered)] = table.size - 1
    np.copyto(spare.places, ordered, casting="unsafe")
    np.take(table, spare.places, out=result, mode="clip")
    return True


def _runs(ordered: Array) -> Runs:
    """The runs of one sorted line; what is missing stands at the end and is none."""
    known = int(np.searchsorted(ordered, np.nan))
    begins = np.ones(known, dtype=np.bool_)
    np.not_equal(ordered[1:known], ordered[: max(known - 1, 0)], out=begins[1:])
    return Runs(np.flatnonzero(begins), known, ordered.size, float(known))


def _scale(distinct: Array) -> float | None:
    """Cells per unit, so that each of the increasing numbers has a cell of its own; None for none or too many cells."""
    if distinct.size < 2:
        return 0.0 if distinct.size and np.isfinite(distinct[0]) else None
    # One and a half cells for the narrowest gap: no rounding can bring its two ends into one.
    span, gap = float(distinct[-1] - distinct[0]), float(np.diff(distinct).min())
    return 1.5 / gap if gap > np.finfo(np.float64).tiny * CELLS and 1.5 * span < CELLS * gap else None
