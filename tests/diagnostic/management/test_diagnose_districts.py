"""Two made-up tables of a kind that no published framework has, each compared with numpy to twelve digits.

The first: districts over two years, figures as a spreadsheet in Europe writes them, a jury whose best and worst
judgement do not count, bonuses, a penalty, grades by quarters. The second: one row per country, indicator and year, of
which the latest counts, and a penalty for imbalance.
"""

import csv

import numpy as np
import pytest

from tests.diagnostic.published import run, scored
from tests.diagnostic.samples import HEAD, table

DISTRICTS = (
    HEAD
    + """
tables:
  - key: districts
    unit: {by: [code, year], name: district}
    delimiter: ";"
    decimal: ","
    thousands: "."
    missing: ["n.a."]
    summary_rows: [Country total]
    columns:
      code: {header: Code, kind: code}
      district: {header: District, kind: text}
      year: {header: Year, kind: code}
      region: {header: Region, kind: text}
      people: {header: Inhabitants, range: [1, null]}
      lines: Broadband lines
      price: Price of a line
      speed: Speed (Mbit/s)
      web: {header: Web, recode: {none: 0, partial: 50, full: 100}}
      app: {header: App, recode: {none: 0, partial: 50, full: 100}}
      desk: {header: Desk, recode: {none: 0, partial: 50, full: 100}}
      complaints: Complaints
      survey: Satisfaction
      j1: Judge 1
      j2: Judge 2
      j3: Judge 3
      j4: Judge 4
      certificates: Certificates
      sanction: {header: Sanction, kind: text, values: ["yes", "no"]}
tiers: [index, pillar, indicator]
scoring: {minimum_share: {share: 0.6, of: parts}}
tree:
  key: ddi
  title: Districts
  aggregate:
    formula: >-
      max([0, min([100, 0.5 * access + 0.3 * services + 0.2 * trust + 2 * certificates
      - (if sanction = "yes" then 5 else 0)])])
  levels: grade
  parts:
    - key: access
      title: Access
      parts:
        - {key: lines, denominator: {column: people, times: 100}, normalise: {method: z_score, mean: 50, deviation: 10}}
        - {key: price, direction: down, normalise: {method: z_score, mean: 50, deviation: 10}}
        - key: speed
          transform: log
          impute: {method: median, by: [region, year]}
          normalise: {method: z_score, mean: 50, deviation: 10}
    - key: services
      title: Services
      aggregate: {best: 2}
      parts: [{key: web, normalise: none}, {key: app, normalise: none}, {key: desk, normalise: none}]
    - key: trust
      title: Trust
      aggregate: geometric
      missing: {value: 30}
      parts:
        - key: complaints
          denominator: {column: people, times: 10000}
          direction: down
          normalise: {method: goalposts, goalposts: [0, 4]}
        - {key: survey, normalise: {method: goalposts, goalposts: [1, 5]}}
        - key: jury
          formula: (sum([j1, j2, j3, j4]) - min([j1, j2, j3, j4]) - max([j1, j2, j3, j4])) / 2
          normalise: {method: goalposts, goalposts: [0, 10]}
levels:
  grade:
    by: percentile
    steps:
      - {level: 1, name: D}
      - {level: 2, name: C, from: 0.25}
      - {level: 3, name: B, from: 0.5}
      - {level: 4, name: A, from: 0.75, when: sanction = "no"}
ranks:
  - {key: rank, of: ddi, within: year, ties: dense}
  - {key: place, of: ddi, within: [year, region]}
summaries:
  - {key: regions, by: [region, year], statistic: mean, weight: people}
"""
)
HEADERS = (
    "Code;District;Year;Region;Inhabitants;Broadband lines;Price of a line;Speed (Mbit/s);Web;App;Desk;Complaints;"
    "Satisfaction;Judge 1;Judge 2;Judge 3;Judge 4;Certificates;Sanction"
)
SOME = {"none": 0.0, "partial": 50.0, "full": 100.0, "n.a.": np.nan}


def districts() -> list[dict[str, object]]:
    random = np.random.default_rng(5)
    offered = ["none", "partial", "full"]
    rows: list[dict[str, object]] = []
    for year in ("2024", "2025"):
        for number in range(24):
            people = int(random.lognormal(11, 1))
            row: dict[str, object] = {
                "code": f"{number + 1:03d}",
                "name": f"Town {number + 1}",
                "year": year,
                "region": ["Coast", "Hills", "Plain"][number % 3],
                "people": people,
                "lines": int(people * random.uniform(0.2, 0.9)),
                "price": round(random.uniform(10, 60), 2),
                "speed": round(random.lognormal(4, 0.7), 2),
                **{channel: offered[random.integers(3)] for channel in ("web", "app", "desk")},
                "complaints": int(random.poisson(people / 8000)),
                "survey": round(random.uniform(1, 5), 2),
                **{f"j{judge}": int(random.integers(0, 11)) for judge in range(1, 5)},
                "certificates": int(random.integers(0, 3)),
                "sanction": "yes" if random.random() < 0.15 else "no",
            }
            for key in ("speed", "survey", "web", "app"):
                if random.random() < 0.1:
                    row[key] = "n.a."
            rows.append(row)
    return rows


def european(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    words = f"{cell:,.2f}" if isinstance(cell, float) else f"{cell:,}"
    return words.translate(str.maketrans(",.", ".,"))


@pytest.fixture
def told(tmp_path):
    rows = districts()
    lines = [";".join(map(european, row.values())) for row in rows]
    total = ";Country total;2025;;3.000.000" + ";" * 14
    text = "\n".join(["All figures as reported", "", HEADERS, *lines, total]) + "\n"
    framework = table(tmp_path, DISTRICTS, "districts.yaml")
    return rows, scored(tmp_path, table(tmp_path, text, "districts.csv"), "--framework", framework, "--quiet")


def z_scores(values):
    return 50 + 10 * (values - values.mean()) / values.std(ddof=1)


def test_districts_agree_with_numpy(told):
    rows, found = told

    def given(key):
        return np.array([np.nan if row[key] == "n.a." else float(row[key]) for row in rows])

    region, year, sanction = (np.array([row[key] for row in rows]) for key in ("region", "year", "sanction"))
    people, speed, survey = given("people"), given("speed"), given("survey")
    for one in sorted(set(zip(region, year, strict=True))):
        alike = (region == one[0]) & (year == one[1])
        speed[alike & np.isnan(speed)] = np.nanmedian(speed[alike])
    access = np.mean(
        [z_scores(given("lines") / people * 100), z_scores(-given("price")), z_scores(np.log(speed))], axis=0
    )
    offers = np.array([[SOME[str(row[key])] for key in ("web", "app", "desk")] for row in rows])
    enough = (~np.isnan(offers)).mean(axis=1) >= 0.6
    services = np.where(enough, -np.sort(-np.nan_to_num(offers, nan=-1.0), axis=1)[:, :2].mean(axis=1), np.nan)
    jury = np.sort(np.stack([given(f"j{judge}") for judge in range(1, 5)], axis=1), axis=1)[:, 1:3].mean(axis=1) * 10
    calm = np.clip((4 - given("complaints") / people * 10_000) / 4 * 100, 0, 100)
    liked = np.where(np.isnan(survey), 30, np.clip((survey - 1) / 4 * 100, 0, 100))
    with np.errstate(divide="ignore"):
        trust = np.exp(np.log(np.stack([calm, liked, jury], axis=1)).mean(axis=1))
    whole = 0.5 * access + 0.3 * services + 0.2 * trust + 2 * given("certificates") - 5 * (sanction == "yes")
    whole = np.clip(whole, 0, 100)

    units = [row for row in found if not row["summary"]]
    for key, expected in {"access": access, "services": services, "trust": trust, "ddi": whole}.items():
        np.testing.assert_allclose([float(row[key] or "nan") for row in units], expected, rtol=1e-12, err_msg=key)
    scored_ones = whole[~np.isnan(whole)]
    for place, row in enumerate(units):
        if np.isnan(whole[place]):
            assert row["ddi.level"] == row["rank"] == ""
            continue
        share = np.sum(scored_ones < whole[place]) / (len(scored_ones) - 1)
        level = 1 + (share >= 0.25) + (share >= 0.5) + (share >= 0.75 and sanction[place] == "no")
        same_year, same_place = year == year[place], (year == year[place]) & (region == region[place])
        assert int(row["ddi.level"]) == level
        assert int(row["rank"]) == len(set(whole[same_year][whole[same_year] > whole[place]])) + 1
        assert int(row["place"]) == np.sum(whole[same_place] > whole[place]) + 1
    for row in found:
        if row["summary"]:
            alike = (region == row["region"]) & (year == row["year"]) & ~np.isnan(whole)
            assert float(row["ddi"]) == pytest.approx(np.average(whole[alike], weights=people[alike]), rel=1e-12)
    assert np.isnan(whole).sum() > 0, "the table has a case without a score"


BAROMETER = (
    HEAD
    + """
tables:
  - key: values
    unit: country
    summary_rows: [Region average]
    latest: year
    long:
      measure: indicator
      value: value
      keys: {"1.1 Laws": laws, "1.2 Budget": budget, "2.1 Portals": portals, "2.2 Use": use}
    columns:
      country: {header: Country, kind: text}
      indicator: {header: Indicator, kind: text}
      year: {header: Year}
      value: {header: Value}
tiers: [index, pillar, indicator]
scoring: {normalise: min_max}
tree:
  key: index
  title: Barometer
  aggregate: {formula: "mean([law, reach]) - stddev([law, reach]) * stddev([law, reach]) / mean([law, reach])"}
  parts:
    - {key: law, title: Law, parts: [{key: laws, normalise: {method: goalposts, goalposts: [1, 5]}}, budget]}
    - {key: reach, title: Reach, parts: [portals, use]}
"""
)
LONG = """Country,Indicator,Year,Value
Albania,1.1 Laws,2023,4
Albania,1.1 Laws,2021,3
Albania,1.2 Budget,2022,12.5
Albania,2.1 Portals,2023,40
Albania,2.2 Use,2020,33
Bosnia,1.1 Laws,2023,2
Bosnia,1.2 Budget,2021,20
Bosnia,1.2 Budget,2023,
Bosnia,2.1 Portals,2022,10
Croatia,1.1 Laws,2022,5
Croatia,1.2 Budget,2023,35.5
Croatia,2.1 Portals,2023,80
Croatia,2.2 Use,2023,61
Region average,1.1 Laws,2023,3.5
"""


def test_of_several_years_the_latest_counts_wherever_it_stands_in_the_file(tmp_path):
    framework = table(tmp_path, BAROMETER, "barometer.yaml")
    found = scored(tmp_path, table(tmp_path, LONG, "long.csv"), "--framework", framework, "--quiet")

    assert [row["country"] for row in found] == ["Albania", "Bosnia", "Croatia"]
    assert [float(row["laws"]) for row in found] == [75, 25, 100]
    budget = np.array([12.5, 20, 35.5])  # Bosnia's cell of 2023 is empty, so 2021 stands
    law = ((budget - 12.5) / 23 * 100 + [75, 25, 100]) / 2
    reach = np.array([(30 / 70 * 100 + 0) / 2, 0, 100])
    np.testing.assert_allclose([float(row["law"]) for row in found], law, rtol=1e-12)
    pairs = np.stack([law, reach])
    expected = pairs.mean(axis=0) - pairs.var(axis=0, ddof=1) / pairs.mean(axis=0)
    np.testing.assert_allclose([float(row["index"]) for row in found], expected, rtol=1e-12)


def test_without_a_rule_a_number_given_twice_is_refused_with_what_to_do(tmp_path):
    framework = table(tmp_path, BAROMETER.replace("    latest: year\n", ""), "barometer.yaml")
    told = run(table(tmp_path, LONG, "long.csv"), "--framework", framework)
    assert told.exit_code == 2
    assert "“laws” of “Albania” stands in row 2 already. Keep one row of each, or say `duplicates:` or" in told.stderr


@pytest.mark.parametrize(("rule", "laws"), [("first", 75), ("last", 50), ("mean", 62.5)])
def test_a_rule_for_duplicates_holds_for_long_tables_too(tmp_path, rule, laws):
    text = BAROMETER.replace("    latest: year\n", f"    duplicates: {rule}\n")
    found = scored(tmp_path, table(tmp_path, LONG, "long.csv"), "--framework", table(tmp_path, text, "b.yaml"))
    assert float(found[0]["laws"]) == laws


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("latest: year", "latest: yaer", "there is no column of numbers “yaer”"),
        ("latest: year", "latest: year\n    duplicates: first", "says something else than `latest`"),
    ],
)
def test_a_latest_that_cannot_be_is_refused(tmp_path, was, becomes, words):
    told = run(
        table(tmp_path, LONG, "long.csv"), "--framework", table(tmp_path, BAROMETER.replace(was, becomes), "b.yaml")
    )
    assert told.exit_code == 2
    assert words in told.stderr


def test_of_whole_rows_the_latest_counts_too(tmp_path):
    text = (
        HEAD
        + """
tables:
  - {key: cities, unit: city, latest: year, columns: {city: {kind: text}, year: {}, online: {}}}
tree: {key: index, title: Index, parts: [{key: online, normalise: none}]}
"""
    )
    rows = "city,year,online\nTartu,2025,80\nSplit,2024,10\nTartu,2023,60\n"
    outcome = run(table(tmp_path, rows), "--framework", table(tmp_path, text, "cities.yaml"))
    assert outcome.exit_code == 0
    found = list(csv.DictReader(outcome.stdout.splitlines()))
    assert [(row["city"], float(row["online"])) for row in found] == [("Tartu", 80), ("Split", 10)]
    assert "1 rows passed over, for a later “year” is there" in outcome.stderr
