"""Which pages a service yields."""

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.pages.routes import asked_on, below, offices_at, stations_of, unasked
from tests.frame.samples import permit

CASE = "/en/office/cases/7/"


def test_every_state_of_a_template_is_reached() -> None:
    service = read_procedure(templates()["freedom_of_information"])
    assert {one.state for one in stations_of(service)} == {one.key for one in service.states}


def test_a_state_is_reached_by_the_shortest_way() -> None:
    found = {one.state: one.moves for one in stations_of(permit())}
    assert found[permit().start.key] == 0
    assert found["granted"] > found["checking"]


def test_who_sees_a_case_is_its_office_and_those_that_are_asked() -> None:
    assert offices_at(permit(), "checking") == ("building", "fire", "heritage")
    assert offices_at(permit(), "granted") == ()


def test_pages_of_a_case_are_followed_and_files_and_other_pages_are_not() -> None:
    links = [f"http://x{CASE}steps/grant/", f"http://x{CASE}steps/grant/#top", f"http://x{CASE}documents/1/",
             f"http://x{CASE}", "http://x/en/office/"]  # fmt: skip
    assert below(links, CASE) == [f"{CASE}steps/grant/"]


def test_a_page_is_told_with_the_part_of_the_file_that_it_is_made_of() -> None:
    service = permit()
    step = service.transition("grant")
    assert asked_on(service, f"{CASE}steps/grant/", "checking") == ("step grant", step.place, step.questions)
    name, place, questions = asked_on(service, f"{CASE}opinions/fire/", "checking")
    assert (name, place) == ("opinion of fire in state checking", service.state("checking").opinions[0].place)
    assert [one.key for one in questions] == ["safe"]
    assert asked_on(service, f"{CASE}note/", "checking")[0] == "note in state checking"


def test_questions_that_no_scenario_asks_are_known() -> None:
    assert [one.key for one in unasked(permit(), {"owner", "area", "email"})] == ["drawing"]
