"""How long the default limits let a hostile text run: `python bench/feel_limits.py`.

Every built-in function and form of expression is evaluated again and again, on small values and on values as large as
they can be, until its limits stop it; then the texts that want too much at once. Printed are the slowest.
"""

import contextlib
import resource
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from hanse.feel.errors import FeelError
from hanse.feel.expressions import parse
from tests.feel.costs import CALLS, FORMS, endless, values
from tests.feel.hostile import HEAVY, NESTED

GOAL = 1.0
SHOWN = 15


def seconds(text: str, scope: Mapping[str, Any]) -> float:
    """Processor time until a text has been read, run and explained, or has been stopped."""
    started = time.process_time()
    with contextlib.suppress(FeelError):
        parse(text, names=scope).explain(scope)
    return time.process_time() - started


def main() -> None:
    scope = values()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    repeated = [*FORMS.values(), *(text for calls in CALLS.values() for text in calls)]
    found = [(seconds(endless(text), scope), text) for text in repeated]
    found += [(seconds(text, {"a": 1}), text) for text in (NESTED | HEAVY).values()]
    print(f"{'seconds':>8}  the slowest of {len(found)}")
    for spent, text in sorted(found, reverse=True)[:SHOWN]:
        print(f"{spent:>8.2f}  {text[:100]}")
    worst = max(found)[0]
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    verdict = "met" if worst <= GOAL else "missed"
    print(f"\nat most {worst:.2f} s   goal ≤ {GOAL:.0f} s: {verdict}; {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
