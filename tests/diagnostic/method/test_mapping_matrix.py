"""What a mapping says of a matrix: rows and columns by other names, and which faults of that are told."""

import pytest

from hanse.diagnostic.engine.carrying import carried
from hanse.diagnostic.method import places
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.mapping.loader import read_mapping
from hanse.diagnostic.method.problems import FrameworkError
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.answer import Answer
from tests.diagnostic.versions import FIRST, published

SECOND = (
    FIRST.replace('version: "1.0"', 'version: "2.0"')
    .replace("{value: phone, text: Telephone}", "{value: line, text: Telephone line}")
    .replace("      - {value: 2, text: At times}\n      - {value: 3, text: Always}", "      - {value: 2, text: Always}")
)
MAPPING = """
format: 1
from: sample@1.0
to: sample@2.0
source: Made for tests
rest: kept
kept:
  - from: channels
    to: channels
    rows: {phone: line, desk: desk}
    columns: {1: 1, 2: null, 3: 2}
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=SECOND):
        monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
        yield tmp_path


def written(home, text: str = MAPPING):
    path = home / "mapping.yaml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        ({"phone": 3, "desk": 1}, {"line": 2, "desk": 1}),
        ({"phone": 3, "desk": 2}, {"line": 2}),  # “at times” is no answer any more: the row is open again
        ({"desk": 3}, {"desk": 2}),
        ({"phone": 2}, None),
    ],
)
def test_each_row_goes_over_under_its_new_name(home, given, becomes):
    old, new = (questionnaire(load_framework(f"sample@{version}")) for version in ("1.0", "2.0"))

    found = carried({"channels": Answer.answered("channels", given)}, old, new, read_mapping(written(home)))

    assert found == ({"channels": Answer.answered("channels", becomes)} if becomes else {})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    rows: {phone: line, desk: desk}\n", "", "lacks what “channels” offers: phone"),
        ("    columns: {1: 1, 2: null, 3: 2}\n", "", "lacks what “channels” offers: 3"),
        ("phone: line, desk: desk", "phone: line", "nothing is said of row desk of “channels”"),
        ("phone: line, desk: desk", "phone: lines, desk: desk", "“channels” has no row lines"),
        ("phone: line, desk: desk", "phone: desk, desk: desk", "two rows of “channels” become the row desk"),
        ("3: 2}", "3: 2, 4: 2}", "“channels” has no column 4"),
        ("columns:", "options:", "of the kind matrix, which has no options to map"),
        ("from: channels\n    to: channels", "from: plan_parts\n    to: plan_parts", "which has no rows to map"),
    ],
)
def test_a_faulty_table_is_told_with_its_line(home, old, new, words):
    path = written(home, MAPPING.replace(old, new))

    with pytest.raises(FrameworkError) as refused:
        read_mapping(path)

    assert words in str(refused.value)
    assert f"{path}:8" in str(refused.value)
