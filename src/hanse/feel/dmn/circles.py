"""Circles among things that refer to one another, as DMN forbids them (DMN 1.5, 6.3.7, 6.3.9 and 7.3.3)."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

type Edges[Key] = Mapping[Key, Sequence[Key]]


def circles[Key: Hashable](edges: Edges[Key]) -> Iterator[tuple[Key, ...]]:
    """Yield each set of things of which every one leads to every other, and each that leads to itself (6.3.7).

    Kosaraju's strongly connected components, in steps that grow with the things and what they lead to. A file may hold
    a chain of any length, so nothing here calls itself.
    """
    back: dict[Key, list[Key]] = {key: [] for key in edges}
    for key, others in edges.items():
        for other in others:
            if other in back:
                back[other].append(key)
    seen: set[Key] = set()
    for start in reversed(list(_from_the_end(edges, edges, set()))):
        found = tuple(_from_the_end([start], back, seen))
        if len(found) > 1 or (found and start in edges[start]):
            yield found[::-1]


def _from_the_end[Key: Hashable](starts: Iterable[Key], edges: Edges[Key], seen: set[Key]) -> Iterator[Key]:
    """Yield what the starts lead to and has not been seen, each thing after those to which it leads."""
    for start in starts:
        open_ones = [] if start in seen else [(start, iter(edges[start]))]
        seen.add(start)
        while open_ones:
            here, others = open_ones[-1]
            other = next((one for one in others if one in edges and one not in seen), None)
            if other is None:
                yield here
                open_ones.pop()
            else:
                seen.add(other)
                open_ones.append((other, iter(edges[other])))
