"""Edits on the templates: they do what is meant, their undo gives the same values, and comments stay."""

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.editing import values
from hanse.frame.tools.designer.editing.editing import add_part, move_part, remove_part, same, set_value
from hanse.kernel.yaml.document import Steps, parse_yaml

HEADS = {key: (folder / "procedure.yaml").read_text(encoding="utf-8") for key, folder in templates().items()}
SMALL = HEADS["event_permit"]


def value_of(text: str) -> object:
    return parse_yaml(text, "x").value


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def ways(value: object, steps: Steps = ()) -> list[Steps]:
    """Every way in a value."""
    found = [steps] if steps else []
    if isinstance(value, dict):
        for name, one in value.items():
            found += ways(one, (*steps, name))
    if isinstance(value, list):
        for number, one in enumerate(value):
            found += ways(one, (*steps, number))
    return found


WAYS = [(key, steps) for key, text in HEADS.items() for steps in ways(value_of(text))]
LISTED = [(key, steps) for key, steps in WAYS if isinstance(steps[-1], int)]
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=120)
plain = st.one_of(
    words,
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.lists(words, min_size=1, max_size=3),
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), words, min_size=1, max_size=3),
    st.just("two\nlines\n"),
    st.just("a: b # c"),
)
few = hypothesis_settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@few
@given(st.sampled_from(WAYS), plain)
def test_a_value_is_set_and_set_back(way, value):
    key, steps = way
    text, before = HEADS[key], value_of(HEADS[key])

    made = set_value(text, steps, value)
    back = set_value(made, steps, values.at(before, steps))

    assert same(value_of(made), values.put(before, steps, value)) or value_of(made) == values.put(before, steps, value)
    assert value_of(back) == before
    assert made.splitlines()[0] == text.splitlines()[0], "comments stay"


@few
@given(st.sampled_from(WAYS))
def test_what_is_removed_and_added_again_is_as_it_was(way):
    key, steps = way
    text, before = HEADS[key], value_of(HEADS[key])
    *around, last = steps

    made = remove_part(text, steps)

    assert value_of(made) == values.drop(before, steps)
    if isinstance(last, int):
        back = add_part(made, tuple(around), last, values.at(before, steps))
        assert value_of(back) == before


@few
@given(st.sampled_from(LISTED))
def test_what_is_moved_and_moved_back_is_the_same_text(way):
    key, steps = way
    text, entries = HEADS[key], values.at(value_of(HEADS[key]), steps[:-1])
    if steps[-1] + 1 == len(entries):
        return

    made = move_part(text, steps, 1)

    assert value_of(made) == values.shift(value_of(text), steps, steps[-1] + 1)
    assert sorted(comments(made)) == sorted(comments(text))
    assert value_of(move_part(made, (*steps[:-1], steps[-1] + 1), -1)) == value_of(text)


def test_only_the_line_that_is_meant_changes():
    made = set_value(SMALL, ("title",), "Street party")

    changed = [(a, b) for a, b in zip(SMALL.splitlines(), made.splitlines(), strict=True) if a != b]
    assert [b for _a, b in changed] == ["title: Street party"]


COMMENTED = """\
# The head.
a: 1  # one
b:
  # over x
  - key: x  # beside x
    says: |
      Two
      lines

  # over y
  - {key: w, says: no}
  # at the end
c: last"""


@pytest.mark.parametrize(
    ("edit", "there"),
    [
        (lambda text: set_value(text, ("a",), 2), "a: 2  # one\n"),
        (lambda text: set_value(text, ("a",), "two\nlines"), "# one\na: |-\n  two\n  lines\nb:"),
        (lambda text: set_value(text, ("b", 0, "key"), "z"), "  - key: z  # beside x\n"),
        (
            lambda text: set_value(text, ("b", 1, "says"), "yes, it is"),
            '  - {key: w, says: "yes, it is"}\n  # at the end',
        ),
        (lambda text: set_value(text, ("b", 0, "more"), True), "      lines\n    more: true\n\n  # over y"),
        (lambda text: set_value(text, ("d",), "new", ["a", "d", "b"]), "a: 1  # one\nd: new\nb:"),
        (lambda text: set_value(text, ("d",), "new"), "c: last\nd: new\n"),
        (lambda text: add_part(text, ("b",), 2, {"key": "z"}), "says: no}\n  - {key: z}\n  # at the end"),
        (lambda text: add_part(text, ("b",), 1, {"key": "z"}), "lines\n\n  - {key: z}\n  # over y\n  - {key: w"),
        (
            lambda text: move_part(text, ("b", 1), -1),
            "b:\n  # over y\n  - {key: w, says: no}\n\n  # over x\n  - key: x",
        ),
        (lambda text: remove_part(text, ("b", 0)), "b:\n\n  # over y\n  - {key: w"),
        (lambda text: remove_part(text, ("b", 0, "key")), "  # over x\n  - says: |\n      Two"),
        (lambda text: remove_part(text, ("b",)), "a: 1  # one\n  # at the end\nc: last"),
    ],
)
def test_comments_stay_at_what_they_are_about(edit, there):
    made = edit(COMMENTED)

    assert there in made
    assert made.startswith("# The head.\n")


def test_a_file_of_anchors_is_written_anew():
    text = "a: &one {x: 1}\nb: *one\n"

    assert value_of(set_value(text, ("b", "x"), 2)) == {"a": {"x": 1}, "b": {"x": 2}}


def test_a_way_that_leads_nowhere_is_refused():
    with pytest.raises(values.NoSuchStepError):
        remove_part(COMMENTED, ("b", 7))
