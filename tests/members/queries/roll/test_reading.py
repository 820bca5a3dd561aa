"""What a file says, and every fault of it by sheet, row and column."""

import pytest

from hanse.kernel.errors import Invalid
from hanse.members.queries.roll.reading import folded, read_roll
from tests.members.rolls import a_workbook

LYON = {"name": "Lyon", "country": "FR", "kind": "full"}
CLARA = {"member": "Lyon", "country": "FR", "email": "Clara@Example.org", "role": "coordinator"}


def faults(members=(), people=(), **more) -> list[tuple[str, int, str, str]]:
    found = read_roll(a_workbook(members, people, **more), "en").faults
    return [(one.sheet, one.row, one.column, one.words) for one in found]


def test_rows_are_read_whatever_the_language_of_their_words() -> None:
    lyon = LYON | {"kind": "Membre de plein droit", "since": "2024-05-31", "population": 522250, "website": ""}
    roll = read_roll(a_workbook([lyon], [CLARA | {"role": "COORDINATOR", "language": "Français"}]), "en")
    assert not roll.faults
    (member,), (person,) = roll.members, roll.people
    assert (member.kind, member.since, member.population, member.latitude) == ("full", "2024-05-31", 522250, None)
    assert (person.email, person.role, person.language, person.row) == ("clara@example.org", "coordinator", "fr", 3)


@pytest.mark.parametrize(
    ("cell", "column", "words"),
    [
        ({"name": ""}, "B", "must be filled in"),
        ({"country": "XX"}, "C", "is not a country code"),
        ({"kind": "emperor"}, "D", "Choose one of: full, associate"),
        ({"since": "31 May"}, "E", "Write it as 2027-05-31"),
        ({"population": "many"}, "F", "is no number"),
        ({"population": "-3"}, "F", "number of people"),
        ({"population": "12.5"}, "F", "is no number"),
        ({"population": "nan"}, "F", "is no number"),
        ({"latitude": 99, "longitude": 4}, "H", "between -90 and 90"),
        ({"latitude": 45}, "H", "both latitude and longitude"),
        ({"website": "example"}, "J", "Write it as https://example.org"),
        ({"website": f"https://example.org/{'a' * 200}"}, "J", "Write it as https://example.org"),
        ({"id": "7"}, "A", "no number of a member"),
        ({"kind": "-"}, "D", "cannot be empty"),
        ({"latitude": "-"}, "H", "both latitude and longitude"),
    ],
)
def test_each_fault_of_a_member_is_named_with_its_place_and_what_to_do(cell, column, words) -> None:
    ((sheet, row, letter, said),) = faults([LYON, LYON | {"name": "Nice"} | cell])
    assert (sheet, row, letter) == ("Members", 4, column)
    assert words in said


def test_each_fault_of_a_person_is_named_as_well() -> None:
    wrong = CLARA | {"email": "clara", "role": "queen", "starts_on": "2027-05-02", "ends_on": "2027-05-01"}
    assert [(sheet, row, column) for sheet, row, column, _words in faults([LYON], [wrong])] == [
        ("People", 3, "C"),
        ("People", 3, "E"),
        ("People", 3, "G"),
    ]


def test_an_address_that_nothing_could_keep_is_named() -> None:
    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"
    ((_sheet, row, column, words),) = faults([LYON], [CLARA | {"email": long}])
    assert (row, column) == (3, "C")
    assert "is no e-mail address" in words


def test_a_column_that_nobody_knows_is_named() -> None:
    ((_sheet, row, column, words),) = faults([LYON], more={"members": ["mayor"]})
    assert (row, column) == (2, "K")
    assert "no column “mayor”" in words


@pytest.mark.parametrize(
    ("data", "words"), [(b"no workbook", "not an Excel workbook"), (b"PK\x03\x04broken", "damaged")]
)
def test_what_is_no_workbook_is_refused(data, words) -> None:
    with pytest.raises(Invalid, match=words):
        read_roll(data, "en")


def test_names_are_known_again_without_case_accents_and_spaces() -> None:
    assert folded(" ZÜRICH  City") == folded("Zurich city")
