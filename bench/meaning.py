"""What search by meaning finds on the site as it begins: its pages, tools and the templates' services.

Usage: python bench/meaning.py. `meaning.csv` has what people might type, in seven languages, and where it should lead
(nowhere: what no city does). The bar was set by the `chosen` sample; the `held` one was written before it was tried.
"""

import csv
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

VAR = tempfile.mkdtemp(prefix="hanse-meaning-")
os.environ |= {"HANSE_VAR": VAR, "HANSE_MODE": "demo", "DJANGO_SETTINGS_MODULE": "hanse.network.settings"}

import django  # noqa: E402

from hanse.host import database, secret  # noqa: E402

FIRST = 5
MANY = (1_000, 5_000, 20_000)
BARS = (0.15, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35)


def measured() -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from hanse.kernel.finding import meaning
    from hanse.kernel.finding.index import renew_all
    from hanse.kernel.models import SearchText
    from hanse.site.public import add_content, load_content
    from hanse.toolbox.actions.content import prepare

    call_command("migrate", verbosity=0, interactive=False)
    load_content(settings.CONTENT_FOLDER)
    add_content(Path(__file__).parents[1] / "src/hanse/network/demo/content")
    prepare()
    renew_all()
    before, begun = memory(), perf_counter()
    meaning.learn()
    texts = SearchText.objects.count()
    print(f"{texts} texts learnt, the encoder loaded, in {perf_counter() - begun:.1f} s")
    begun = perf_counter()
    meaning.near("a")
    print(f"first question of a process: {perf_counter() - begun:.2f} s, {memory() - before:.0f} MB more at most")
    with (Path(__file__).parent / "meaning.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    begun = process_time()
    for row in rows:
        meaning.near(row["words"])
    print(f"a question: {(process_time() - begun) / len(rows) * 1000:.1f} ms of the processor")
    among_many(meaning)
    chosen = meaning.CLOSE
    for sample in ("chosen", "held"):
        for bar in BARS:
            meaning.CLOSE = bar
            said = told([row for row in rows if row["sample"] == sample])
            print(f"{sample:<7} {bar:.2f}{' <' if bar == chosen else '  '} {said}")
    meaning.CLOSE = chosen
    for row in rows:
        if row["href"] and not any(one.endswith(row["href"]) for one in hrefs(row["words"])):
            print(f"not found: {row['sample']:<7} {row['language']:<8} {row['words']} -> {row['href']}")
        elif not row["href"] and (strange := list(hrefs(row["words"]))):
            print(f"found for nothing: {row['sample']:<7} {row['words']} -> {strange[0]}")


def among_many(meaning: Any) -> None:
    """What a question takes among more texts, of a kind that nobody is shown; they are gone afterwards."""
    from hanse.kernel.models import SearchText

    like = SearchText.objects.first()
    for number in MANY:
        more = [
            SearchText(kind="tools", key=str(n), language="en", title="x", text="x", stems="") for n in range(number)
        ]
        for one in more:
            one.meaning, one.encoder = like.meaning, like.encoder
        SearchText.objects.bulk_create(more)
        times = []
        for _ in range(20):
            begun = process_time()
            meaning.near("permis de construire")
            times.append((process_time() - begun) * 1000)
        print(f"a question among {number:,} more texts: {sorted(times)[10]:.1f} ms of the processor")
        SearchText.objects.filter(title="x").delete()


def told(rows: list[dict[str, str]]) -> str:
    wanted, unwanted = [row for row in rows if row["href"]], [row for row in rows if not row["href"]]
    places = [[one.endswith(row["href"]) for one in hrefs(row["words"])] for row in wanted]
    first, five = sum(place[:1] == [True] for place in places), sum(any(place) for place in places)
    shown = sum(map(len, places)) / len(places)
    strange = sum(any(hrefs(row["words"])) for row in unwanted)
    return (
        f"first {first} and in the first {FIRST} {five} of {len(wanted)}, {shown:.1f} shown; "
        f"something for {strange} of {len(unwanted)} that should find nothing"
    )


def hrefs(words: str) -> Iterator[str]:
    from hanse.kernel.finding.kinds import kinds
    from hanse.kernel.finding.meaning import near

    by_kind = {one.key: one for one in kinds()}
    for kind, key in near(words):
        yield by_kind[kind].show([key], "en")[key].href


def memory() -> float:
    """The most that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    try:
        secret.ensure()
        with database.available():
            measured()
    finally:
        shutil.rmtree(VAR)
