"""What a framework holds, in a few lines, and what its writer may still want to say."""

from collections import Counter
from collections.abc import Iterator

from hanse.diagnostic.engine.model.framework import Framework

SHOWN = 5


def summary(scheme: Framework) -> Iterator[str]:
    """Head, tree, questions and languages."""
    head = scheme.head
    yield f"{head.key} {head.version}: {head.title.default}"
    storeys = Counter(node.tier for node in scheme.root.nodes() if node.tier)
    measures = len(list(scheme.root.measures()))
    yield f"tree: {', '.join(f'{tier} {count}' for tier, count in storeys.items())}"
    if scheme.questions:
        unscored = len(scheme.questions) - measures
        yield f"questions: {len(scheme.questions)}" + (f", {unscored} of them without a score" if unscored else "")
    else:
        yield f"tables: {', '.join(table.key for table in scheme.tables)}"
    yield f"languages: {', '.join(head.languages)}"


def remarks(scheme: Framework) -> Iterator[str]:
    """What is allowed and yet leaves a city alone with its questions."""
    silent = {
        "why it is asked (`why`)": [one.key for one in scheme.questions if one.why is None],
        "how to answer it (`how`)": [one.key for one in scheme.questions if one.how is None],
        "who knows (`knows`)": [one.key for one in scheme.questions if not one.knows],
    }
    for what, keys in silent.items():
        if keys:
            more = f" and {len(keys) - SHOWN} more" if len(keys) > SHOWN else ""
            yield f"without {what}: {', '.join(keys[:SHOWN])}{more}"
