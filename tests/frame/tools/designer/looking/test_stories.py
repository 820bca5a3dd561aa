"""Scenarios as they are played, move by move."""

import pytest

from hanse.frame.spec.events import Happened
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import parse_files
from hanse.frame.spec.refusals import ActRefused
from hanse.frame.tools.designer.looking.stories import stories, story_of
from tests.frame.tools.designer.looking.drafted import changed, files_of


def test_every_scenario_of_a_sound_service_goes_as_it_says():
    procedure = parse_files(files_of("business_licence"))
    told = list(stories(procedure))
    assert [one.scenario for one in told] == [*procedure.scenarios]
    assert {one.trouble for one in told} == {""}
    assert all(len(one.turns) == len(one.scenario.moves) + 1 for one in told)


def test_each_move_has_what_happened_at_it():
    procedure = parse_files(files_of("business_licence"))
    handed_in, paid, *_rest = story_of(procedure, procedure.scenarios[0]).turns
    assert handed_in.move is None
    assert [one.kind for one in handed_in.events] == [Happened.SUBMITTED, Happened.FEE_ASKED]
    assert paid.events[0].kind is Happened.PAID
    assert handed_in.case.state == "paying"
    assert paid.case.state != "paying"


def test_one_that_is_refused_stops_there():
    procedure = parse_files(
        changed("      - {pay: true}\n      - {take: skip_visit}\n", "      - {take: skip_visit}\n", "business_licence")
    )
    story = story_of(procedure, procedure.scenarios[0])
    assert isinstance(story.refused, ActRefused)
    assert len(story.turns) == 1
    assert story.trouble


def test_one_that_ends_elsewhere_is_played_to_its_end():
    procedure = parse_files(changed('    fee: "60"', '    fee: "61"', "business_licence"))
    story = story_of(procedure, procedure.scenarios[0])
    assert story.refused is None
    assert len(story.turns) == len(story.scenario.moves) + 1
    assert "60" in story.trouble
    assert "procedure.yaml" not in story.trouble


ENDLESS = "relevant: 'count(for a in 1..1000, b in 1..1000 return a) > 0'"


def test_a_condition_that_takes_without_end_is_a_trouble_of_the_scenario():
    procedure = parse_files(changed('relevant: kind = "food"', ENDLESS, "business_licence"))
    told = story_of(procedure, procedure.scenarios[0])
    assert "more than the 100000 allowed" in told.trouble


def test_what_does_not_fit_into_the_time_says_so():
    procedure = parse_files(files_of("business_licence"))
    told = list(stories(procedure, 0))
    assert len(told) == len(procedure.scenarios)
    assert all("would take too long" in one.trouble and not one.turns for one in told)


@pytest.mark.parametrize("move", ["{wait: 100000000}", "{wait: 0}", "{take: skip_visit, people: 100000000}"])
def test_nobody_waits_for_ever(move):
    with pytest.raises(ProcedureError, match=r"can pass at a time|can take a step"):
        parse_files(changed("- {take: skip_visit}", f"- {move}", "business_licence"))
