"""The picture of a case's way: fits a page, is named for those who do not see it, and says the same as a table."""

from lxml import etree

from hanse.frame.spec.export.picture import state_picture
from hanse.frame.spec.texts import texts_of
from hanse.kernel.texts import Translations
from hanse.questions.spec.reading import Reader
from tests.frame.samples import permit

SVG = "{http://www.w3.org/2000/svg}"


def drawn(procedure=None, reader=None) -> etree._Element:
    picture = state_picture(procedure or permit(), *([reader] if reader else []))
    return etree.fromstring(picture.svg.encode())


def words(svg: etree._Element) -> list[str]:
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def test_it_is_named_and_described() -> None:
    svg = drawn()
    named = svg.get("aria-labelledby", "").split()
    told = [next(one.text for one in svg.iter() if one.get("id") == name) for name in named]

    assert svg.get("role") == "img"
    assert told[0] == "The way of a case: Building permit"
    assert "6 states and 6 steps" in (told[1] or "")


def test_every_state_and_step_stands_in_it_with_who_has_it() -> None:
    found = words(drawn())

    assert {"To be paid", "Granted", "Ask for more", "Building office", "Applicant", "after 30 days"} <= set(found)


def test_it_fits_a_page_1280_wide() -> None:
    assert float(drawn().get("width", "")) <= 1280


def test_the_table_has_a_row_for_each_way_from_state_to_state() -> None:
    picture = state_picture(permit())

    assert picture.columns == ("From", "Step", "Who", "Condition", "To")
    assert ("Being checked", "Grant", "Building office", 'safe = "yes"', "Granted") in picture.rows
    assert len(picture.rows) == sum(len(step.sources) for step in permit().transitions)


def test_it_is_drawn_in_the_readers_language() -> None:
    french = {text.id: f"«{text.default}»" for _place, _part, text in texts_of(permit())}
    reader = Reader("fr", Translations("en", {"fr": french}))

    assert "«Granted»" in words(drawn(permit(translations=reader.translations), reader))


def test_texts_cannot_break_out_of_the_picture() -> None:
    hostile = '<script>alert(1)</script>&"'
    states = permit().states
    found = permit(states=(type(states[0])(key="paying", title=type(states[0].title)("x", hostile), waits=True,
                                           deadline=states[0].deadline), *states[1:]))  # fmt: skip

    assert not list(drawn(found).iter(f"{SVG}script"))


def test_nothing_in_it_needs_what_a_strict_policy_forbids() -> None:
    assert not [one for one in drawn().iter() if one.get("style") or one.tag in {f"{SVG}style", f"{SVG}script"}]
