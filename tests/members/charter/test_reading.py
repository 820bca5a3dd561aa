"""The network's file: what WeGO's says, and that every fault is told with its place."""

from pathlib import Path

import pytest

from hanse.members.charter.reading import CharterError, parse_charter, read_charter
from hanse.members.enums import MemberOf, Right

WEGO = Path("src/hanse/network/wego/network.toml")
OFFICE = """
[[offices]]
key = "south"
name = { fr = "Bureau du Sud" }
country = "ES"
serves = ["FR"]
"""
SMALL = """
format = 1
edition = 3
[[kinds]]
key = "member"
name = { fr = "Membre", en = "Member" }
who = { fr = "Villes" }
of = "government"
rights = ["vote"]
[[kinds]]
key = "friend"
name = { fr = "Ami" }
who = { fr = "Entreprises" }
of = "organisation"
rights = []
"""


def test_wego_s_kinds_have_the_rights_that_it_says() -> None:
    wego = read_charter(WEGO)

    assert list(wego.kinds) == ["full", "associate", "friendship", "corporate"]
    assert wego.kinds_with(Right.VOTE) == {"full"}
    assert wego.kinds_with(Right.ATTEND) == set(wego.kinds)
    assert (wego.kinds["full"].meanwhile, wego.kinds["full"].decided_by) == ("associate", "executive_committee")
    assert [one.key for one in wego.kinds_of(MemberOf.ORGANISATION)] == ["friendship", "corporate"]
    assert (wego.posts["president"].years, wego.posts["president"].notice_days) == (3, 30)
    assert wego.bodies["executive_committee"].most == 20


def test_an_office_serves_the_countries_that_it_names_before_their_region() -> None:
    wego = read_charter(WEGO)

    serving = [wego.office_for(country) for country in ("TR", "KR", "RU", "FJ")]
    assert [one.key if one else "" for one in serving] == ["beyoglu", "chengdu", "ulyanovsk", ""]
    assert wego.offices["chengdu"].party_id == read_charter(WEGO).offices["chengdu"].party_id
    assert {"KR", "CN"} <= wego.served_by(wego.offices["chengdu"])
    assert not {"TR", "FJ"} & wego.served_by(wego.offices["chengdu"])
    assert len({one.party_id for one in wego.offices.values()}) == 5


def test_words_are_in_the_reader_s_language_or_marked_as_the_network_s_own() -> None:
    name = parse_charter(SMALL, "network.toml").kinds["member"].name

    assert (name.in_language("en"), name.in_language("fr")) == ("Member", "Membre")
    assert name.in_language("ko").__html__().startswith('<span class="hanse-untranslated" lang="fr"')  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('rights = ["vote"]', 'rights = ["voting"]'), r"kinds member, rights 1: .*voting.*vote"),
        (('of = "government"\n', ""), r"kinds member: “of” is missing"),
        (('key = "member"', 'key = "Member"'), r"kinds Member, key: "),
        (("format = 1", "format = 2"), r"format: "),
        (('of = "government"', 'of = "government"\ndecided_by = "board"'), "there is no body “board”"),
        (('of = "government"', 'of = "government"\nmeanwhile = "member"'), "nobody decides later"),
        (("[[kinds]]", "[[kinds]"), "is no TOML: .*line 4"),
        (("format = 1", 'format = 1\nkind = "x"'), r"kind: .*kinds"),
        (("rights = []", "rights = []\n" + OFFICE.replace("FR", "Gaul")), r"offices south, serves 1: "),
        (("rights = []", "rights = []\n" + OFFICE + OFFICE.replace("south", "north")), "FR is served by south already"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_do(change: tuple[str, str], fault: str) -> None:
    with pytest.raises(CharterError, match=fault):
        parse_charter(SMALL.replace(*change), "network.toml")


def test_a_kind_that_is_there_twice_and_a_meanwhile_of_others_are_told_together() -> None:
    more = """
[[kinds]]
key = "member"
name = { en = "Again" }
who = { en = "Cities" }
of = "government"
rights = []
[[kinds]]
key = "company"
name = { en = "Company" }
who = { en = "Companies" }
of = "organisation"
rights = []
decided_by = "board"
meanwhile = "member"
[[bodies]]
key = "board"
name = { en = "Board" }
"""
    with pytest.raises(CharterError) as told:
        parse_charter(SMALL + more, "network.toml")

    assert str(told.value).splitlines() == [
        "network.toml: kinds member: is there twice. Give each a key of its own.",
        "network.toml: kinds company, meanwhile: “member” is no other kind for the same applicants.",
    ]


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CharterError, match="cannot be read"):
        read_charter(tmp_path / "network.toml")
