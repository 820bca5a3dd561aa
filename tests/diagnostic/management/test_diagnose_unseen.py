"""Tables and formulas that no published framework has, each from a new YAML file alone."""

import math

import pytest

from tests.diagnostic.published import number, run, scored
from tests.diagnostic.samples import HEAD, table


def framework_file(folder, text):
    path = folder / "new.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def by(rows, column):
    return {row[column]: row for row in rows}


HUMAN_DEVELOPMENT = """
scale: [0, 1]
tables:
  - key: countries
    unit: country
    missing: [".."]
    columns:
      country: {header: Country, kind: text}
      life: {header: Life expectancy at birth (years)}
      expected: {header: Expected years of schooling}
      mean_years: {header: Mean years of schooling}
      income: {header: GNI per capita}
tiers: [index, dimension, indicator]
scoring: {normalise: goalposts, missing: no_score}
tree:
  key: hdi
  title: Human development
  aggregate: geometric
  levels: groups
  parts:
    - {key: life, normalise: {method: goalposts, goalposts: [20, 85]}}
    - key: education
      title: Education
      parts:
        - {key: expected, normalise: {method: goalposts, goalposts: [0, 18]}}
        - {key: mean_years, normalise: {method: goalposts, goalposts: [0, 15]}}
    - {key: income, transform: log, normalise: {method: goalposts, goalposts: [100, 75000]}}
levels:
  groups:
    steps:
      - {level: low}
      - {level: medium, from: 0.55}
      - {level: high, from: 0.7}
      - {level: very high, from: 0.8}
    decimals: 3
ranks: [{key: rank, of: hdi, ties: dense, decimals: 3}]
"""


def test_human_development_style(tmp_path):
    """Goalposts, a logarithm, a cap, an arithmetic mean below a geometric one, bands, a dense rank."""
    framework = framework_file(tmp_path, HUMAN_DEVELOPMENT)
    answers = table(
        tmp_path,
        """
        Country,Life expectancy at birth (years),Expected years of schooling,Mean years of schooling,GNI per capita
        Norway,83.2,18.2,13.0,"66494"
        Chile,78.9,16.7,10.9,24563
        Niger,61.6,7.0,2.1,1240
        Somewhere,70,..,8,5000
        """,
    )
    ours = by(scored(tmp_path, answers, "--framework", framework), "country")
    life, education = (83.2 - 20) / 65, (1 + 13 / 15) / 2
    income = (math.log(66494) - math.log(100)) / (math.log(75000) - math.log(100))
    assert math.isclose(number(ours["Norway"]["hdi"]), (life * education * income) ** (1 / 3), rel_tol=1e-12)
    assert [ours[name]["hdi.level"] for name in ("Norway", "Chile", "Niger", "Somewhere")] == [
        "very high",
        "very high",
        "low",
        "",
    ]
    assert [ours[name]["rank"] for name in ("Norway", "Chile", "Niger", "Somewhere")] == ["1", "2", "3", ""]


def test_telecommunication_style(tmp_path):
    """Z-scores of components, their mean brought back to 0–1 by its own range; decimal commas; two columns name a unit."""
    framework = framework_file(
        tmp_path,
        """
scale: [0, 1]
tables:
  - key: regions
    unit: {by: [land, kreis], name: kreis}
    decimal: ","
    columns:
      land: {header: Land, kind: text}
      kreis: {header: Kreis, kind: text}
      lines: {header: Anschlüsse}
      mobile: {header: Mobilfunk}
scoring: {normalise: z_score}
tree:
  key: tii
  title: Infrastructure
  rescale: min_max
  parts: [lines, mobile]
ranks: [{key: rank, of: tii, within: land}]
summaries: [{key: lands, by: [land], statistic: median}]
""",
    )
    answers = table(
        tmp_path,
        """
        Stand 2024;;;
        Land;Kreis;Anschlüsse;Mobilfunk
        A;Nord;1,5;2,5
        A;Süd;0,5;1,5
        B;Nord;1,0;0,5
        """,
    )
    rows = scored(tmp_path, answers, "--framework", framework)
    units = {(row["land"], row["kreis"]): row for row in rows if not row["summary"]}
    assert [number(units[key]["tii"]) for key in (("A", "Nord"), ("A", "Süd"), ("B", "Nord"))] == pytest.approx(
        [1, 0.0, 0.0]
    )
    assert units["A", "Nord"]["rank"] == units["B", "Nord"]["rank"] == "1"
    assert number(next(row["tii"] for row in rows if row["summary"] == "lands" and row["land"] == "A")) == 0.5


def test_freedom_style(tmp_path):
    """Words recoded to numbers, a sum, bands by two conditions, a published status that is compared."""
    framework = framework_file(
        tmp_path,
        """
scale: [0, 16]
tables:
  - key: countries
    unit: name
    columns:
      name: {kind: text}
      a: {header: Elections, recode: {none: 0, weak: 2, fair: 4}}
      b: {header: Press, recode: {none: 0, weak: 2, fair: 4}}
      c: {header: Courts, range: [0, 8]}
      status: {header: Status, kind: text}
scoring: {aggregate: sum, missing: no_score}
tree: {key: total, title: Total, levels: status, parts: [a, b, c]}
levels:
  status:
    - {level: Not free}
    - {level: Partly free, from: 5}
    - {level: Free, from: 11, when: a >= 4}
published: [{column: status, of: total.level}]
""",
    )
    answers = table(
        tmp_path,
        """
        name,Elections,Press,Courts,Status
        X,fair,fair,8,Free
        Y,weak,fair,8,Partly free
        Z,none,weak,1,Partly free
        """,
    )
    outcome = run(answers, "--framework", framework, "--check")
    assert outcome.exit_code == 1
    assert "DIFFERS: total.level with status: 3 compared" in outcome.stdout
    assert "off: Z" in outcome.stdout


def test_roster_style(tmp_path):
    """Services below cities: shares, counts, weighted means, a formula over parts, two files told apart by headers."""
    framework = framework_file(
        tmp_path,
        """
scale: [0, 100]
tables:
  - {key: cities, unit: city, columns: {city: {kind: text}, people: {header: Inhabitants}, staff: Staff}}
  - key: services
    roster: true
    unit: city
    columns:
      city: {header: Municipality, kind: text}
      online: {header: "Online?", kind: text, values: ["yes", "no"]}
      use: {header: Share of use, suffix: "%", missing: [n/k]}
      requests: Requests
tree:
  key: index
  title: Index
  aggregate: {formula: "0.5 * offer + 0.3 * uptake + 0.2 * min(100, capacity)"}
  parts:
    - {key: offer, rows: {table: services, statistic: share, holds: 'online = "yes"'}, normalise: {method: goalposts, goalposts: [0, 1]}}
    - {key: uptake, rows: {table: services, column: use, weight: requests, where: 'online = "yes"'}}
    - {key: capacity, formula: "staff / people * 10000", normalise: {method: goalposts, goalposts: [0, 40], clip: false}}
derived: [{key: grade, formula: "if index >= 60 then 2 else 1"}]
""",
    )
    cities = table(tmp_path, "city,Inhabitants,Staff\nTartu,100000,200\nSplit,160000,480\n", "cities.csv")
    services = table(
        tmp_path,
        """
        Municipality,Online?,Share of use,Requests
        Tartu,yes,80%,100
        Tartu,no,0%,50
        Tartu,yes,20%,300
        Split,yes,n/k,10
        Split,yes,50 %,10
        """,
        "services.csv",
    )
    ours = by(scored(tmp_path, services, cities, "--framework", framework), "city")
    assert number(ours["Tartu"]["index"]) == pytest.approx(0.5 * 200 / 3 + 0.3 * 35 + 0.2 * 50)
    assert number(ours["Split"]["index"]) == pytest.approx(0.5 * 100 + 0.3 * 50 + 0.2 * 75)
    assert [ours[name]["grade"] for name in ("Tartu", "Split")] == ["1", "2"]


def test_long_style(tmp_path):
    """One row per unit, year and indicator; denominators; less is better; percentile ranks within the year."""
    framework = framework_file(
        tmp_path,
        """
tables:
  - key: data
    unit: [iso, year]
    missing: ["-"]
    summary_rows: [WLD]
    columns: {iso: {header: ISO3, kind: text}, year: {header: Year, kind: code}, series: {header: Series, kind: text}, value: Value}
    long: {measure: series, value: value, keys: {POP: people, NET: users, FIRE: fires}}
scoring: {normalise: {method: percentile, within: year}}
tree:
  key: index
  title: Index
  parts:
    - {key: users, denominator: {column: people, times: 100}}
    - {key: fires, denominator: people, direction: down, weight: 3}
""",
    )
    answers = table(
        tmp_path,
        """
        ISO3,Year,Series,Value
        AAA,2020,POP,10
        AAA,2020,NET,5
        AAA,2020,FIRE,10
        BBB,2020,POP,20
        BBB,2020,NET,8
        BBB,2020,FIRE,2
        CCC,2020,POP,5
        CCC,2020,NET,-
        CCC,2020,FIRE,1
        AAA,2021,POP,10
        AAA,2021,NET,1
        AAA,2021,FIRE,1
        BBB,2021,POP,10
        BBB,2021,NET,9
        BBB,2021,FIRE,9
        WLD,2021,NET,10
        """,
    )
    ours = {
        (row["iso"], row["year"]): number(row["index"]) for row in scored(tmp_path, answers, "--framework", framework)
    }
    assert ours == pytest.approx(
        {("AAA", "2020"): 25, ("BBB", "2020"): 75, ("CCC", "2020"): 50, ("AAA", "2021"): 75, ("BBB", "2021"): 25}
    )


def test_two_columns_of_one_header_and_quarters(tmp_path):
    """Headers that repeat, told by their letter; classes by quarters; a rank among the rows of a summary."""
    framework = framework_file(
        tmp_path,
        """
tables:
  - key: data
    unit: city
    header: 2
    columns: {city: {letter: A, kind: text}, land: {header: Land, kind: text}, a: {letter: C}, b: {letter: E}}
tree: {key: index, title: Index, levels: quarters, parts: [a, b]}
levels:
  quarters: {by: percentile, steps: [{level: IV}, {level: III, from: 0.25}, {level: II, from: 0.5}, {level: I, from: 0.75}]}
summaries: [{key: lands, by: [land]}]
ranks: [{key: rank_of_lands, of: index, in: lands}]
""",
    )
    answers = table(
        tmp_path,
        """
        ,,Supply,,Use,
        City,Land,Score,Rank,Score,Rank
        P,x,10,4,20,4
        Q,x,30,3,30,3
        R,y,50,2,60,2
        S,y,90,1,90,1
        """,
    )
    rows = scored(tmp_path, answers, "--framework", framework)
    assert [(row["city"], row["index"], row["index.level"]) for row in rows if not row["summary"]] == [
        ("P", "15", "IV"),
        ("Q", "30", "III"),
        ("R", "55", "II"),
        ("S", "90", "I"),
    ]
    assert {row["land"]: row["rank_of_lands"] for row in rows if row["summary"]} == {"x": "2", "y": "1"}


def test_units_across_and_indicators_down(tmp_path):
    """A table that lies on its side: a column for each country, a row for each indicator."""
    framework = framework_file(
        tmp_path,
        """
tables:
  - key: data
    unit: country
    columns: {indicator: {header: Indicator, kind: text}}
    unpivot: {names: country, values: points, columns: others}
    long: {measure: indicator, value: points, keys: {Lines: lines, Skills: skills}}
tree: {key: index, title: Index, parts: [lines, skills]}
""",
    )
    answers = table(tmp_path, "Indicator,Chile,Malta\nLines,40,80\nSkills,60,\nOther,1,2\n")
    ours = {row["country"]: row["index"] for row in scored(tmp_path, answers, "--framework", framework)}
    assert ours == {"Chile": "50", "Malta": "80"}
