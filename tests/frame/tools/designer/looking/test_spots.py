"""A fault's place leads to the part in which it stands, whatever the file looks like."""

import pytest

from hanse.frame.tools.designer.looking.spots import Spot, spot_at, spot_of
from hanse.kernel.yaml.document import parse_yaml
from tests.frame.tools.designer.looking.drafted import files_of

TEXT = """\
key: a
sections:
  - key: first
    questions:
      - {key: one, kind: text}
      - key: two
        options:
          - value: yes
            text: {text: Yes, id: y}
fee:
  table: Fee
  rules:
    - [1, 2]
scenarios:
  - key: s
    moves:
      - take: go
        answers: {a: 1}
"""


@pytest.mark.parametrize(
    ("line", "column", "spot"),
    [
        (1, 1, Spot(())),
        (2, 1, Spot((), "sections")),
        (3, 5, Spot(("sections", 0))),
        (5, 9, Spot(("sections", 0, "questions", 0), "")),
        (5, 10, Spot(("sections", 0, "questions", 0), "key")),
        (5, 26, Spot(("sections", 0, "questions", 0), "kind")),
        (7, 9, Spot(("sections", 0, "questions", 1), "options")),
        (9, 19, Spot(("sections", 0, "questions", 1, "options", 0), "text")),
        (13, 8, Spot(("fee",), "rules")),
        (17, 9, Spot(("scenarios", 0, "moves", 0))),
        (18, 22, Spot(("scenarios", 0, "moves", 0), "answers")),
        (99, 1, Spot(("scenarios", 0, "moves", 0), "answers")),
    ],
)
def test_a_place_leads_to_the_block_and_its_line(line, column, spot):
    assert spot_at(parse_yaml(TEXT, "f"), line, column) == spot


def test_every_part_that_the_file_places_is_found_again():
    document = parse_yaml(files_of()["procedure.yaml"], "f")
    for steps in [("sections", 0), ("sections", 1, "questions", 1), ("states", 3), ("transitions", 6, "questions", 0)]:
        place = document.place(steps)
        assert spot_at(document, place.line, place.column) == Spot(steps)


def test_a_way_that_no_form_knows_ends_at_the_last_block():
    assert spot_of(("sections", 0, "nothing", "of", "that")) == Spot(("sections", 0), "nothing")
    assert spot_of(("what",)) == Spot((), "what")
