"""Small frameworks for tests, written as a newcomer would write them."""

from pathlib import Path
from textwrap import dedent

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.loader import read_framework

HEAD = """
format: 1
key: sample
version: "1"
title: Sample
licence: CC0
source: Made for tests
"""

TABLE = (
    HEAD
    + """
scale: [0, 1]
tables:
  - key: cities
    unit: city
    missing: [NA]
    columns:
      city: {header: City, kind: text}
      region: {header: Region, kind: text, optional: true}
      population: {header: Population, range: [0, null], optional: true}
      online: {header: Online services, range: [0, 1]}
      skills: {header: Digital skills, range: [0, 1]}
tree:
  key: index
  title: Index
  parts: [online, skills]
"""
)

QUESTIONS = (
    HEAD
    + """
departments: {mayor: The mayor's office, it: The IT department}
tiers: [index, dimension]
scoring: {levels: maturity}
levels:
  maturity:
    - {level: 1, name: Starting}
    - {level: 2, name: Moving, from: 40}
    - {level: 3, name: Leading, from: 70}
tree:
  key: whole
  title: The whole
  parts:
    - key: plan
      title: Planning
      gates: {3: plan_status >= 3}
    - {key: reach, title: Reach, weight: 2}
questions:
  - key: plan_status
    indicator: plan
    kind: single
    text: Does the city have a plan?
    knows: [mayor]
    options:
      - {value: 1, text: None yet}
      - {value: 2, text: A draft}
      - {value: 3, text: Adopted}
      - {value: 4, text: Adopted and funded}
      - {value: 5, text: Reviewed every year}
  - key: plan_parts
    indicator: plan
    kind: multiple
    text: What does the plan hold?
    relevant: plan_status >= 2
    options:
      - {value: goals, text: Goals}
      - {value: budget, text: A budget}
      - {value: people, text: Named people}
      - {value: none, text: None of these, exclusive: true}
  - key: online_share
    indicator: reach
    kind: number
    text: Which share of requests arrives online?
    unit: "%"
    minimum: 0
    maximum: 100
    decimals: 1
    not_applicable: {allowed: true, hint: No requests are counted}
    score: {goalposts: [0, 80]}
  - key: channels
    indicator: reach
    kind: matrix
    text: How is each channel kept?
    rows:
      - {value: phone, text: Telephone}
      - {value: desk, text: Counter}
    columns:
      - {value: 1, text: Not at all}
      - {value: 2, text: At times}
      - {value: 3, text: Always}
  - key: remarks
    indicator: reach
    kind: text
    text: Anything else?
    optional: true
"""
)


def framework(folder: Path, text: str, name: str = "sample.yaml") -> Framework:
    """The framework that a YAML text describes, read as any file is."""
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return read_framework(path)


def table(folder: Path, text: str, name: str = "answers.csv") -> Path:
    """A table of answers in a file."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path
