"""Texts for a translator: written down empty, told one by one until they are done."""

from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.registry import load_framework


def fill(path) -> None:
    """Every empty text, in something that passes for French."""
    lines = path.read_text().splitlines()
    path.write_text("".join(f"{line} mot\n" if line.endswith(":") else f"{line}\n" for line in lines))


def test_texts_are_added_once_and_what_stands_there_stays(run, begun):
    first = run("texts", begun, "fr")
    file = begun / "texts" / "fr.yaml"
    assert "38 texts to translate were added" in first.stdout
    assert "\n# How far is the city's plan?\nquestion.plan_status.text:\n" in file.read_text()
    file.write_text("title: Parcs\n")

    again = run("texts", begun, "fr")

    assert "37 texts" in again.stdout
    assert file.read_text().startswith("title: Parcs\n\n# CC BY 4.0\n")
    assert "lacks nothing" in run("texts", begun, "fr").stdout


def test_a_language_is_complete_when_every_place_is_filled(run, begun):
    run("texts", begun, "fr")
    assert run("check", begun).exit_code == 0, "an undeclared language may be half done"
    head, file = begun / "framework.yaml", begun / "texts" / "fr.yaml"
    head.write_text(head.read_text().replace("languages: [en]", "languages: [en, fr]"))

    told = run("check", begun)

    assert told.exit_code == 2
    assert "parks/texts/fr.yaml:3:1: “title” is not translated yet. Translate “City parks”." in told.stderr
    assert told.stderr.count("not translated yet") == 38
    assert "declared complete" not in told.stderr, "each is told once"
    fill(file)
    assert "languages: en, fr" in run("check", begun).stdout
    scheme = read_framework(begun)
    assert scheme.translations.wording(scheme.head.title, "fr").text == "mot"


def test_a_language_in_several_files_gets_one_more(run, begun):
    (begun / "texts" / "fr").mkdir(parents=True)
    (begun / "texts" / "fr" / "head.yaml").write_text("title: Parcs\n")
    assert f"were added to {begun / 'texts' / 'fr' / 'untranslated.yaml'}" in run("texts", begun, "fr").stdout


def test_a_single_file_has_no_place_for_texts(run, tmp_path, begun):
    single = tmp_path / "one.yaml"
    single.write_text((begun / "framework.yaml").read_text())
    assert "Make a folder of it" in run("texts", single, "fr").stderr


def test_borrowed_questions_bring_their_own_texts(run, begun):
    head = begun / "framework.yaml"
    head.write_text(head.read_text() + "\nborrow: {from: ceds, questions: {people: [gov_strategy_status]}}\n")
    assert load_framework("ceds").translations.languages
    run("texts", begun, "fr")
    assert "gov_strategy_status" not in (begun / "texts" / "fr.yaml").read_text()
