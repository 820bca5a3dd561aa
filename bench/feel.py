"""FEEL against Python: `python bench/feel.py` prints the cost of a rule as a multiple of the same lambda's.

The lambda reads its values from the same mapping; "bare" is a lambda that is handed them as arguments.
"""

import time
import timeit
from collections.abc import Callable
from typing import Any

from hanse.feel.expressions import Names, parse

GOAL = 10
SCOPE = {"a": 3, "b": "y", "c": 0.5, "d": None, "xs": [1, 2, 3, 4, 5]}
NAMES = Names([*SCOPE, *(f"question {number}" for number in range(200))])
RULES: list[tuple[str, Callable[[Any], Any]]] = [
    ('a >= 2 and b != "x"', lambda s: s["a"] >= 2 and s["b"] != "x"),
    ("a in [1..5]", lambda s: 1 <= s["a"] <= 5),
    ("c > 0.25 or a = 1", lambda s: s["c"] > 0.25 or s["a"] == 1),
    ("count(xs[item >= 3]) >= 2", lambda s: len([x for x in s["xs"] if x >= 3]) >= 2),
    ("a * 2 + c", lambda s: s["a"] * 2 + s["c"]),
]


def nanoseconds(*functions: Callable[[], Any]) -> list[float]:
    """The processor times of one call of each, less an empty call's.

    The functions take turns of about two milliseconds and each one's best turn counts: what else the machine does
    counts little.
    """
    timers = [timeit.Timer(function, timer=time.process_time) for function in (lambda: None, *functions)]
    counts = [max(timer.autorange()[0] // 100, 1) for timer in timers]
    turns = [[timer.timeit(count) / count for timer, count in zip(timers, counts, strict=True)] for _ in range(150)]
    empty, *best = (min(times) * 1e9 for times in zip(*turns, strict=True))
    return [one - empty for one in best]


def main() -> None:
    print(f"{'rule':<30}{'lambda ns':>11}{'FEEL ns':>10}{'ratio':>8}{'parse µs':>10}")
    for text, python in RULES:
        rule = parse(text, names=NAMES)
        assert rule.evaluate(SCOPE) == python(SCOPE), text
        own, feel, reading = nanoseconds(
            lambda python=python: python(SCOPE),
            lambda rule=rule: rule.evaluate(SCOPE),
            lambda text=text: parse(text, names=NAMES),
        )
        print(f"{text:<30}{own:>11.0f}{feel:>10.0f}{feel / own:>8.1f}{reading / 1000:>10.1f}")
    rule = parse(RULES[0][0], names=NAMES)
    bare, feel = nanoseconds(lambda: _BARE(3, "y"), lambda: rule.evaluate(SCOPE))
    ratio = feel / bare
    verdict = "met" if ratio <= GOAL else "missed"
    print(f"\ntypical condition: {ratio:.1f} × a bare lambda of two arguments   goal ≤ {GOAL} ×: {verdict}")


_BARE = lambda a, b: a >= 2 and b != "x"  # noqa: E731  what is compared with


if __name__ == "__main__":
    main()
