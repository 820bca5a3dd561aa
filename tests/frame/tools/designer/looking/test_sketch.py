"""The picture of a draft that is not sound: whatever can be drawn of it, and nothing makes it fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.frame.spec.export.picture import state_picture
from hanse.frame.spec.file.reading import parse_files
from hanse.frame.tools.designer.looking.sketch import sketch
from hanse.kernel.yaml.document import Document, parse_yaml
from tests.frame.tools.designer.looking.drafted import changed, files_of


def _sketched(files):
    return sketch(parse_yaml(files["procedure.yaml"], "procedure.yaml"))


def test_a_sound_one_is_drawn_as_its_picture_is():
    files = files_of()
    found = _sketched(files)
    assert found is not None
    assert found.missing == ()
    assert state_picture(found.declaration).rows == state_picture(parse_files(files)).rows


def test_what_is_named_and_not_there_is_drawn_with_a_question_mark():
    found = _sketched(changed("target: with_roads", "target: with_rods"))
    assert found is not None
    assert found.missing == ("with_rods",)
    rows = state_picture(found.declaration).rows
    assert rows[0][-1] == "? with_rods"
    found = _sketched(changed("office: roads\n", "office: rods\n"))
    assert found is not None
    assert found.missing == ("rods",)


@pytest.mark.parametrize("text", ["a: 1", "states: []", "states: [1, {title: x}]", "- a", "states: {}"])
def test_without_a_state_there_is_no_picture(text):
    assert sketch(parse_yaml(text, "f")) is None
    assert sketch(None) is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a", "b", "system", "applicant", ""]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
BLOCK = st.dictionaries(
    st.sampled_from(["key", "title", "office", "waits", "final", "sources", "target", "by", "when", "deadline"]),
    ANYTHING | st.just({"days": 3, "then": "a"}),
)


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({name: st.lists(BLOCK, max_size=4) for name in ("states", "transitions", "offices")}))
def test_whatever_stands_in_the_file_can_be_drawn(said):
    found = sketch(Document("f", said, None))
    assert found is None or "<svg" in state_picture(found.declaration).svg
