"""How long the report of a whole CeDS assessment takes to set: `python bench/report.py` (goal: under 1 s).

No database: the questions, options and pictures are real, the scores are made up. The first run reads the fonts.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanse.network.settings")
os.environ.setdefault("HANSE_MODE", "test")
django.setup()

from hanse.diagnostic.documents.report import typeset  # noqa: E402  Django first
from hanse.diagnostic.documents.wording import columns, words  # noqa: E402
from hanse.diagnostic.queries.frameworks import newest_version, questionnaire_of  # noqa: E402
from hanse.ui.charts import Bar, Series, bars, radar  # noqa: E402

GOAL_SECONDS = 1.0
RUNS = 5


def main() -> None:
    asked = questionnaire_of("ceds", newest_version("ceds"))
    titles = [str(section.title) for section in asked.sections]
    scores = [40.0 + 5 * number % 60 for number in range(len(titles))]
    options = [str(one.options[-1].text) for one in asked.questions.values() if one.options]
    level = "Level 3: Shared"
    data = {
        "language": "en",
        "title": "E-government of Lyon",
        "subtitle": "A round",
        "level": level,
        "score": "60 of 100 points",
        "picture": options[0],
        "radar": str(radar(titles, [Series("As answered", scores)], title="Radar").svg),
        "radar_words": "The scores of all dimensions.",
        "bars": str(bars([Bar(*pair) for pair in zip(titles, scores, strict=True)], title="Bars").svg),
        "bars_words": "The scores of all dimensions.",
        "words": words(),
        "columns": columns(),
        "rows": [[title, level, "60", "40", "90 %"] for title in titles],
        "pictures": [[title, level, options[0]] for title in titles],
        "strengths": titles[:6],
        "gaps": titles[:6],
        "actions": options[:15],
        "method": options[:3],
        "annex": [
            [
                str(section.title),
                [[str(one.text), str(one.options[0].text) if one.options else "40"] for one in section.questions],
            ]
            for section in asked.sections
        ],
        "fallback": "",
    }
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        size = len(typeset(data))
        took.append(time.perf_counter() - began)
    middle = sorted(took)[RUNS // 2]
    print(f"report of {len(asked.questions)} questions: first {took[0]:.2f} s, median {middle:.2f} s, {size} bytes")
    print(f"{middle / GOAL_SECONDS:.2f} × the goal of {GOAL_SECONDS:.0f} s")


if __name__ == "__main__":
    main()
