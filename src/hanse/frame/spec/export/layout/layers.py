"""Layers of a directed graph: cycles broken, nodes ranked, long edges cut at each layer, crossings made few."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 12

type Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layered:
    """`layers` of nodes and of bends (the places where a long edge passes); `chains`: edge → what it runs through.

    A chain goes from the upper layer to the lower; `turned` are the edges that run against that.
    """

    layers: tuple[tuple[str, ...], ...]
    chains: Mapping[Edge, tuple[str, ...]]
    turned: frozenset[Edge]


def layered(nodes: Sequence[str], edges: Iterable[Edge]) -> Layered:
    """Nodes in an order of preference, the first at the top; an edge from a node to itself is left out."""
    apart = list(dict.fromkeys((one, other) for one, other in edges if one != other))
    turned = _back_edges(nodes, apart)
    down = {edge: edge[::-1] if edge in turned else edge for edge in apart}
    rank = _ranks(nodes, list(down.values()))
    chains: dict[Edge, tuple[str, ...]] = {}
    rows: list[list[str]] = [[] for _ in range(max(rank.values(), default=0) + 1)]
    for node in nodes:
        rows[rank[node]].append(node)
    for edge, (top, bottom) in down.items():
        bends = [f"{edge[0]}→{edge[1]}:{level}" for level in range(rank[top] + 1, rank[bottom])]
        for level, bend in enumerate(bends, rank[top] + 1):
            rows[level].append(bend)
        chains[edge] = (top, *bends, bottom)
    return Layered(tuple(map(tuple, _ordered(rows, chains.values()))), chains, frozenset(turned))


def _back_edges(nodes: Sequence[str], edges: Sequence[Edge]) -> set[Edge]:
    """Edges that close a cycle, walking from the first node on."""
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in edges:
        after[one].append(other)
    back: set[Edge] = set()
    done: set[str] = set()
    for root in nodes:
        path = [(root, iter(after[root]))] if root not in done else []
        open_ = {root} if path else set()
        while path:
            node, following = path[-1]
            target = next(following, None)
            if target is None:
                done.add(node)
                open_.discard(node)
                path.pop()
            elif target in open_:
                back.add((node, target))
            elif target not in done:
                open_.add(target)
                path.append((target, iter(after[target])))
    return back


def _ranks(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Each node under all that lead to it; one that nothing leads to stands at the top."""
    rank = dict.fromkeys(nodes, 0)
    for _ in nodes:
        changed = False
        for one, other in edges:
            if rank[other] <= rank[one]:
                rank[other], changed = rank[one] + 1, True
        if not changed:
            break
    return rank


def _ordered(rows: list[list[str]], chains: Iterable[Sequence[str]]) -> list[list[str]]:
    """Each layer by the middle of its neighbours, down and up; the best order that was met."""
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for chain in chains:
        for one, other in itertools.pairwise(chain):
            below.setdefault(one, []).append(other)
            above.setdefault(other, []).append(one)
    best, fewest = [list(row) for row in rows], _crossings(rows, below)
    for sweep in range(SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        near = above if sweep % 2 == 0 else below
        for level in order:
            place = {node: number for row in rows for number, node in enumerate(row)}
            rows[level].sort(key=lambda node: _middle([place[one] for one in near.get(node, ())], place[node]))
        found = _crossings(rows, below)
        if found < fewest:
            best, fewest = [list(row) for row in rows], found
    return best


def _middle(places: Sequence[int], own: int) -> float:
    return sum(places) / len(places) if places else own


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, Sequence[str]]) -> int:
    total = 0
    for row, following in itertools.pairwise(rows):
        place = {node: number for number, node in enumerate(following)}
        ends = [sorted(place[one] for one in below.get(node, ())) for node in row]
        flat = [end for some in ends for end in some]
        total += sum(one > other for number, one in enumerate(flat) for other in flat[number + 1 :])
    return total
