"""How long the report of a whole CeDS assessment takes, all in: `python bench/report.py` (goal: under 1 s).

From a city's answers to the PDF: scoring, spans, words, pictures, typesetting. No database; the answers are made up.
The first run reads the framework and the fonts.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanse.network.settings")
os.environ.setdefault("HANSE_MODE", "test")
django.setup()

from hanse.diagnostic.documents.report.data import report_data  # noqa: E402  Django first
from hanse.diagnostic.documents.report.typesetting import typeset  # noqa: E402
from hanse.diagnostic.documents.report.values import Report  # noqa: E402
from hanse.diagnostic.engine.answers import Units  # noqa: E402
from hanse.diagnostic.engine.gather import gathered  # noqa: E402
from hanse.diagnostic.engine.scoring import score  # noqa: E402
from hanse.diagnostic.engine.statistics.spans import spans  # noqa: E402
from hanse.diagnostic.presenters.outcome import outcome_of  # noqa: E402
from hanse.diagnostic.presenters.speaker import Speaker  # noqa: E402
from hanse.diagnostic.queries.frameworks import framework, newest_version, questionnaire_of  # noqa: E402
from hanse.kernel.clock import today  # noqa: E402
from hanse.members.models import City  # noqa: E402
from hanse.network.demo.answers import made_up  # noqa: E402

GOAL_SECONDS = 1.0
RUNS = 7


def main() -> None:
    version = newest_version("ceds")
    scheme, asked = framework("ceds", version), questionnaire_of("ceds", version)
    given = made_up(City(name="Lyon", country="FR", income_group="high", population=520_000), asked, years=0)
    units = Units(by=("city",), keys=(("Lyon",),), names=("Lyon",))
    took: list[tuple[float, float]] = []
    for _ in range(RUNS):
        began = time.perf_counter()
        result = score(scheme, gathered(scheme.questions, units, [given]))
        (span,) = spans(result, proved=[frozenset(given)])
        claimed = {
            node.key: dict(zip(("low", "high"), span.between(node.key), strict=True)) for node in scheme.root.nodes()
        }
        speak = Speaker(scheme, "en")
        outcome = outcome_of(result, claimed, {}, speak)
        report = Report(city="Lyon", on=today(), framework=scheme, asked=asked, given=given, outcome=outcome)
        data = report_data(report, speak)
        ready = time.perf_counter()
        size = len(typeset(data))
        took.append((ready - began, time.perf_counter() - began))
    words, whole = sorted(took, key=lambda one: one[1])[RUNS // 2]
    print(f"report of {len(asked.questions)} questions, {size} bytes: first {took[0][1]:.2f} s, median {whole:.2f} s")
    print(f"of which scoring, words and pictures {words:.2f} s, typesetting {whole - words:.2f} s")
    print(f"{whole:.2f} s a report   goal < {GOAL_SECONDS:g} s: {'met' if whole < GOAL_SECONDS else 'missed'}")


if __name__ == "__main__":
    main()
