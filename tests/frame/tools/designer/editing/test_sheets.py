import pytest

from hanse.frame.tools.designer.editing.sheets import rename_ids, set_words, words_in

SHEETS = {"texts/fr.yaml": "# En français\ntitle: Fête\nquestion:\n  area:\n    text: Où ?\nstate.open: Ouvert\n"}


def test_words_are_found_however_their_ids_are_written():
    assert words_in(SHEETS) == {"title": "Fête", "question.area.text": "Où ?", "state.open": "Ouvert"}
    assert words_in({"texts/fr.yaml": "a: [1"}) == {}


@pytest.mark.parametrize("identity", ["title", "question.area.text", "question.area.how", "state.open", "title.more"])
def test_words_are_set_and_taken_away(identity):
    made = set_words(SHEETS, "fr", identity, "Nouveau")

    assert words_in(made) == {**words_in(SHEETS), identity: "Nouveau"}
    left = set_words(made, "fr", identity, "")
    assert words_in(left) == {key: one for key, one in words_in(SHEETS).items() if key != identity}
    assert left["texts/fr.yaml"].startswith("# En français\n")


def test_the_first_words_of_a_language_begin_its_file():
    assert set_words({}, "fr", "title", "Fête") == {"texts/fr.yaml": "title: Fête\n"}


def test_ids_change_places_with_their_words():
    made = rename_ids(SHEETS, {"title": "state.open", "state.open": "title", "question.area.text": ""})

    assert words_in(made) == {"title": "Ouvert", "state.open": "Fête"}
