"""Every template is sound, in two languages, and goes every way that it declares; the frame's code knows none of them."""

import re
import time
from pathlib import Path

import pytest

from hanse.frame.spec.counting import runs_in
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.file.writing import save_procedure
from hanse.frame.spec.playing import play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT
from hanse.frame.spec.texts import texts_of
from hanse.frame.spec.walking.walk import walk
from tests.frame.tools.telling import PAGE, ROOT, documents, folders, procedures, rules, ways, with_table

FOLDERS = folders()
EVERY = {folder.name: read_procedure(folder) for folder in FOLDERS}
SCENARIOS = [(key, one.key) for key, procedure in EVERY.items() for one in procedure.scenarios]

every_template = pytest.mark.parametrize("procedure", EVERY.values(), ids=EVERY.keys())


@every_template
def test_a_folder_is_called_like_its_service(procedure: Procedure) -> None:
    assert EVERY[procedure.key] is procedure


@every_template
def test_it_reads_the_same_after_it_is_written(procedure: Procedure, tmp_path: Path) -> None:
    save_procedure(procedure, tmp_path)

    assert read_procedure(tmp_path) == procedure


@every_template
def test_both_languages_are_complete(procedure: Procedure) -> None:
    assert list(procedure.translations.languages) == ["fr"]
    words = procedure.translations.languages["fr"]
    texts = {text.id: text.default for _place, _part, text in texts_of(procedure)}
    texts |= {scenario.title.id: scenario.title.default for scenario in procedure.scenarios}

    assert texts.keys() == words.keys()
    for identity, english in texts.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", words[identity])), identity
    copied = {text for identity, text in words.items() if text == texts[identity]}
    assert {one for one in copied if len(one.split()) > 2 and "{" not in one} == set()


@every_template
def test_french_is_set_as_french_is(procedure: Procedure) -> None:
    words = "\n".join(procedure.translations.languages["fr"].values())

    assert re.findall(r"\w'\w| [:;?!»€]|« |\w[?!;»]", words) == []


@every_template
def test_the_start_page_says_what_one_needs_and_pays(procedure: Procedure) -> None:
    assert procedure.needs
    assert procedure.cost
    assert procedure.minutes
    assert procedure.received


@every_template
def test_the_applicant_hears_of_every_end(procedure: Procedure) -> None:
    """By a message with the step that leads there; but where she has heard already that it will come."""
    silent = {
        step.key
        for step in procedure.transitions
        if procedure.state(step.target).final
        and not any(message.to == APPLICANT for message in step.messages)
        and not any(procedure.state(source).waits for source in step.sources)
    }
    assert silent == set()


@every_template
def test_every_state_in_which_somebody_works_has_a_deadline(procedure: Procedure) -> None:
    """Of its own, or by a term; but for those that a case passes at once."""
    passed = {
        source
        for step in procedure.transitions
        for source in step.sources
        if {one.by for one in procedure.steps_from(source)} == {"system"}
    }
    termed = {state for term in procedure.terms for state in runs_in(procedure, term)}
    assert {one.key for one in procedure.states if not one.final and not one.deadline} <= passed | termed


@every_template
def test_an_office_that_gets_a_late_case_can_do_something_with_it(procedure: Procedure) -> None:
    for state in procedure.states:
        if state.deadline and state.deadline.escalate_to:
            assert state.deadline.escalate_to in {step.by for step in procedure.steps_from(state.key)}, state.key


@pytest.mark.parametrize(("key", "scenario"), SCENARIOS)
def test_a_scenario_goes_as_it_says(key: str, scenario: str) -> None:
    procedure = EVERY[key]
    [wanted] = [one for one in procedure.scenarios if one.key == scenario]

    played = play(procedure, wanted)

    assert played.case is not None
    assert played.case.state == wanted.ends


@every_template
def test_its_scenarios_take_every_transition(procedure: Procedure) -> None:
    played = [play(procedure, one) for one in procedure.scenarios]
    taken = {event.facts["transition"] for one in played for event in one.events if event.kind == "moved"}

    assert len(played) >= 4
    assert taken == {step.key for step in procedure.transitions}
    assert {one.case.state for one in played if one.case} >= {one.key for one in procedure.states if one.final}


@pytest.mark.long  # `hanse service test --walk` walks each of them in every run
def test_a_full_walk_of_all_leaves_nothing_untaken_within_a_minute() -> None:
    begun = time.perf_counter()
    for procedure in EVERY.values():
        found = walk(procedure)
        assert found.faults == ()
        assert found.steps == {step.key for step in procedure.transitions}
        assert found.states == {state.key for state in procedure.states}
        assert not found.cut
    assert time.perf_counter() - begun < 60


@pytest.mark.parametrize("kind", [rules, documents, ways], ids=lambda kind: kind.__name__)
def test_each_has_a_rule_a_document_and_a_way_that_no_other_has(kind) -> None:
    held = {procedure.key: set(kind(procedure)) for procedure in procedures()}
    for key, own in held.items():
        others = set().union(*(theirs for other, theirs in held.items() if other != key))
        assert own - others, key


def test_the_page_shows_the_table_as_the_files_give_it() -> None:
    """`python -m tests.frame.tools.telling` brings it up to date."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page)


def test_no_code_of_the_frame_names_a_template() -> None:
    names = re.compile("|".join(rf"\b{key}\b" for key in EVERY))
    code = (ROOT / "src/hanse/frame").rglob("*.py")
    assert [str(file) for file in code if names.search(file.read_text(encoding="utf-8"))] == []
