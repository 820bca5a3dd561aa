"""The application has the kinds of the network's file, whichever they are."""

from pathlib import Path

import pytest

from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.spec.file.writing import write_procedure
from hanse.frame.spec.playing import play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.remarks.remarks import remarks
from hanse.members.charter.reading import parse_charter, read_charter
from hanse.members.procedures import OUTCOMES
from hanse.members.procedures.declaring import application_of

SMALL = """
format = 1
edition = 7
[[kinds]]
key = "supporter"
name = { fr = "Soutien" }
who = { fr = "Associations" }
of = "organisation"
rights = ["attend"]
[[kinds]]
key = "patron"
name = { fr = "Mécène", en = "Patron" }
who = { fr = "Entreprises", en = "Companies" }
of = "organisation"
rights = []
"""


@pytest.fixture(scope="module")
def wego() -> Procedure:
    return application_of(read_charter(Path("src/hanse/network/wego/network.toml")), OUTCOMES)


def test_wego_s_application_names_its_kinds_and_who_decides(wego: Procedure) -> None:
    kind = wego.questions["kind"]

    assert [one.value for one in kind.options] == ["full", "associate", "friendship", "corporate"]
    assert wego.translations.languages["fr"]["question.kind.option.full.text"] == "Membre de plein droit"
    assert wego.questions["population"].relevant == 'kind in ("full", "associate")'


def test_each_scenario_goes_as_it_says_and_nothing_could_be_better(wego: Procedure) -> None:
    for scenario in wego.scenarios:
        play(wego, scenario)
    assert {one.answers["kind"] for one in wego.scenarios} == {"full", "associate"}
    assert not remarks(wego)


def test_it_reads_the_same_after_it_was_published(wego: Procedure) -> None:
    files = dict(write_procedure(wego))
    head = files.pop("procedure.yaml")
    sheets = [(Path(path).stem, path, text) for path, text in files.items()]

    assert parse_procedure(head, texts=sheets, outcomes=OUTCOMES) == wego


def test_another_network_has_its_own_kinds_and_a_version_of_its_own() -> None:
    made = application_of(parse_charter(SMALL, "network.toml"), OUTCOMES)

    assert made.version == "1.2.7"
    assert [str(one.text) for one in made.questions["kind"].options] == ["Soutien", "Patron"]
    assert [one.key for one in made.scenarios] == ["decided_by_the_secretariat"]
    play(made, made.scenarios[0])


def test_a_network_that_names_an_address_takes_the_letter_by_post(wego: Procedure) -> None:
    head = '[network]\nname = "N"\nfull_name = { en = "N" }\naddress = """1 Example Street\nSeoul"""\n'
    made = application_of(parse_charter(SMALL + head, "network.toml"), OUTCOMES)

    assert (wego.questions["letter"].optional, made.questions["letter"].optional) == (False, True)
    assert str(wego.questions["letter"].how).endswith("A scan or a clear photo.")
    assert str(made.questions["letter"].how).endswith("sends it by post: 1 Example Street, Seoul")
    for texts in made.translations.languages.values():
        assert texts["question.letter.how"].endswith("1 Example Street, Seoul")
    assert all("address" not in one["question.letter.how"] for one in wego.translations.languages.values())


def test_what_comes_back_asks_cities_alone_for_their_people(wego: Procedure) -> None:
    again = wego.asking["complete"].questions
    organisations = application_of(parse_charter(SMALL, "network.toml"), OUTCOMES)

    assert {"kind", "name", "country", "website", "coordinator"} <= set(again)
    assert again["population"].relevant == wego.questions["population"].relevant
    assert "population" not in organisations.asking["complete"].questions
