from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.editing.rewriting import duplicate, languages_in, move, plain, remove, sheets_of
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.origins import files_in

FILES = files_in(templates()["event_permit"])


def french(files: dict[str, str]) -> dict[str, str]:
    return words_in(sheets_of(files, "fr"))


def test_languages_are_those_of_sheets_alone():
    assert languages_in({"procedure.yaml": "", "texts/fr.yaml": "", "texts/ar/more.yaml": ""}) == ["ar", "fr"]


def test_a_paragraph_that_moves_keeps_its_translation():
    """Its id is its number in the list, so the ids of two texts change places."""
    number, document = next(
        (number, one) for number, one in enumerate(plain(FILES)["documents"]) if len(one["paragraphs"]) > 1
    )
    prefix, before = f"document.{document['key']}.paragraph", french(FILES)

    after = french(move(FILES, ("documents", number, "paragraphs", 0), 1))

    assert (after[f"{prefix}.1"], after[f"{prefix}.2"]) == (before[f"{prefix}.2"], before[f"{prefix}.1"])
    assert len(after) == len(before)


def test_what_is_removed_takes_its_translations_along():
    key = plain(FILES)["documents"][0]["key"]

    left = french(remove(FILES, ("documents", 0)))

    assert left == {identity: words for identity, words in french(FILES).items() if f"document.{key}." not in identity}
    assert len(left) < len(french(FILES))


def test_a_double_of_a_double_has_another_key():
    made = duplicate(duplicate(FILES, ("offices", 0)), ("offices", 0))

    keys = [one["key"] for one in plain(made)["offices"]]
    assert len(keys) == len(set(keys)) == len(plain(FILES)["offices"]) + 2
