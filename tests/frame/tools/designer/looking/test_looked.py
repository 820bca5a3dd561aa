"""Files of a draft, sound or not: what is found in them leads to its part."""

import pytest

from hanse.frame.tools.designer.looking import looked
from hanse.frame.tools.designer.looking.looked import look_at, walked_through
from hanse.frame.tools.designer.looking.spots import Spot
from tests.frame.tools.designer.looking.drafted import changed, files_of

DANGER = ("sections", 0, "questions", 4)


def test_a_sound_draft_is_a_procedure_and_nothing_is_found():
    found = look_at(files_of(), {})
    assert found.procedure is not None
    assert found.procedure.key == "report_street_problem"
    assert found.findings == ()


@pytest.mark.parametrize(
    ("old", "new", "part", "spot"),
    [
        ("office: roads\n", "office: rods\n", "state with_roads", Spot(("states", 2))),
        ("kind: yes_no", "kind: maybe", "section problem, question danger, kind", Spot(DANGER, "kind")),
        (
            'relevant: category = "light"',
            "relevant: category = ",
            "question lamp, relevant",
            Spot((*DANGER[:3], 2), "relevant"),
        ),
        ("    target: with_roads\n", "", "transition send_roads", Spot(("transitions", 0))),
        ("title: Received", "titel: Received", "state received, titel", Spot(("states", 0), "titel")),
    ],
)
def test_what_is_wrong_stands_at_its_part(old, new, part, spot):
    found = look_at(changed(old, new), {})
    assert found.procedure is None
    [one] = [one for one in found.findings if one.part == part]
    assert one.file == "procedure.yaml"
    assert one.spot == spot


def test_a_missing_translation_stands_at_the_part_whose_text_it_is():
    files = files_of()
    sheet = files["texts/fr.yaml"]
    line = next(line for line in sheet.splitlines() if line.startswith("title:"))
    found = look_at({**files, "texts/fr.yaml": sheet.replace(line, "")}, {})
    assert [(one.file, one.spot) for one in found.findings] == [("procedure.yaml", Spot((), "title"))]


def test_what_is_wrong_in_a_sheet_has_its_line_and_no_part():
    files = files_of()
    found = look_at({**files, "texts/fr.yaml": "strange: x\n" + files["texts/fr.yaml"]}, {})
    assert [(one.file, one.line, one.spot) for one in found.findings] == [("texts/fr.yaml", 1, None)]


@pytest.mark.parametrize("head", ["a: [", "- a\n", "", "{"])
def test_what_cannot_be_read_is_said(head):
    found = look_at({"procedure.yaml": head}, {})
    assert found.findings
    assert all(one.spot is None for one in found.findings)


def test_no_head_is_said():
    assert "no procedure.yaml" in look_at({"texts/fr.yaml": "a: b"}, {}).findings[0].message


def test_an_outcome_that_the_site_does_not_have_is_a_fault():
    files = changed("    target: with_roads\n", "    target: with_roads\n    outcome: call_the_crew\n")
    assert not look_at(files, {}).sound
    assert look_at(files, {"call_the_crew": print}).sound


def test_what_could_be_better_is_found_in_a_sound_draft():
    found = look_at(changed("        why: Your answer decides which office gets your report.\n", ""), {})
    assert found.sound is False  # the French words of it have no text any more
    files = changed("how: It is on a small plate at eye level.", f"how: {'word ' * 30}")
    found = look_at(files, {})
    assert found.sound
    assert [one.spot for one in found.findings] == [Spot((*DANGER[:3], 2))]


def test_the_same_files_are_looked_at_once():
    files = files_of()
    look_at(files, {})
    before = looked._looked.cache_info().misses
    assert look_at({**files}, {}) is look_at(dict(reversed(files.items())), {})
    assert looked._looked.cache_info().misses == before


def test_all_ways_of_a_case_are_counted():
    found = walked_through(files_of(), {})
    assert found is not None
    assert (found.findings, found.cut) == ((), False)
    assert found.ways > 10
    assert walked_through({"procedure.yaml": ""}, {}) is None


@pytest.mark.parametrize(
    ("old", "new", "spot"),
    [
        ("    target: with_roads\n", '    target: ""\n', Spot(("transitions", 0), "target")),
        ("    sources: [received]\n", '    sources: [""]\n', Spot(("transitions", 0), "sources")),
        ("    by: system\n", '    by: ""\n', Spot(("transitions", 0), "by")),
        ("  - {key: received,", '  - {key: "",', Spot(("states", 0), "key")),
    ],
)
def test_what_must_be_named_cannot_be_empty(old, new, spot):
    """A form that is only half filled in is a fault, and stops nothing."""
    found = look_at(changed(old, new), {})
    assert not found.sound
    assert spot in [one.spot for one in found.findings]
    assert any("is empty" in one.message for one in found.findings)


def test_a_walk_that_would_take_too_long_is_stopped_and_says_so(monkeypatch):
    monkeypatch.setattr(looked, "PATIENCE", 0)
    found = walked_through(changed("title: Received", "title: Walked slowly"), {})
    assert found is not None
    assert found.cut
    assert "would take too long" in found.findings[0].message


def test_a_walk_over_a_condition_without_end_says_so():
    endless = "relevant: 'count(for a in 1..1000, b in 1..1000 return a) > 0'"
    found = walked_through(changed('relevant: kind = "food"', endless, "business_licence"), {})
    assert found is not None
    assert "more than the 100000 allowed" in found.findings[0].message
