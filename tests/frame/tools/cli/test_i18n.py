"""Texts go to a translator as PO files and come back: nothing is lost, and nothing wrong is written."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.cli.reading import FAULTY
from tests.frame.tools.cli.running import run

PLURALS = b"""msgid ""
msgstr "Language: fr\\nPlural-Forms: nplurals=999999999; plural=0;\\n"

msgid "a"
msgid_plural "b"
msgstr[9] "c"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates()["building_permit"], tmp_path / "building_permit"))


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def exported(folder: Path, *words: str) -> Path:
    assert run("i18n", "export", folder, *words).exit_code == 0
    return folder / "po" / "fr.po"


def taken(folder: Path, *files: Path) -> Result:
    return run("i18n", "import", folder, *files)


@pytest.mark.parametrize("name", sorted(templates()))
def test_what_goes_out_comes_back_word_for_word(name, tmp_path):
    folder = Path(shutil.copytree(templates()[name], tmp_path / name))
    before = read_procedure(folder)
    file = exported(folder)
    for sheet in (folder / "texts").rglob("*.yaml"):
        sheet.unlink()
    assert taken(folder, file).exit_code == 0
    assert read_procedure(folder) == before


def test_a_text_has_its_source_its_place_and_the_note_for_the_translator(folder):
    change(folder / "procedure.yaml", "title: Building permit", "title: {text: Building permit, note: Not a licence}")
    said = exported(folder).read_text(encoding="utf-8")
    assert re.search(
        r'#\. title\n#\. Not a licence\n#: procedure\.yaml:\d+\nmsgctxt "title"\n'
        r'msgid "Building permit"\nmsgstr "Permis de construire"\n',
        said,
    )


def test_only_changed_words_change_the_file_and_its_comments_stay(folder):
    sheet = folder / "texts" / "fr.yaml"
    sheet.write_text("# Ours.\n" + sheet.read_text(encoding="utf-8"), encoding="utf-8")
    before = sheet.read_text(encoding="utf-8")
    file = exported(folder)
    assert "Nothing is new" in taken(folder, file).output
    assert sheet.read_text(encoding="utf-8") == before

    change(file, 'msgstr "Permis de construire"', 'msgstr "Autorisation de bâtir"')
    assert taken(folder, file).exit_code == 0
    after = sheet.read_text(encoding="utf-8")
    assert after.startswith("# Ours.\n")
    assert read_procedure(folder).translations.languages["fr"]["title"] == "Autorisation de bâtir"
    assert after.replace("Autorisation de bâtir", "Permis de construire", 1).split() == before.split()


def test_a_new_language_begins_empty_and_is_taken_when_it_is_whole(folder):
    said = run("i18n", "export", folder, "--language", "es").output
    file = folder / "po" / "es.po"
    assert "missing: title (procedure.yaml:" in said
    refused = taken(folder, file)
    assert refused.exit_code == FAULTY
    assert re.search(r"es\.po:\d+: “title” is not translated\.", refused.output)
    assert not (folder / "texts" / "es.yaml").exists()

    text = file.read_text(encoding="utf-8")
    whole = re.sub(r'(?ms)^msgid (.*?)^msgstr ""$', r"msgid \1msgstr \1", text.partition("\n\n")[2])
    file.write_text(text.partition("\n\n")[0] + "\n\n" + whole, encoding="utf-8")
    assert taken(folder, file).exit_code == 0
    procedure = read_procedure(folder)
    assert procedure.translations.languages["es"]["title"] == "Building permit"


def test_what_is_outdated_is_listed_until_it_is_translated_anew(folder):
    exported(folder)
    change(folder / "procedure.yaml", "title: Building permit", "title: Permit to build")
    again = run("i18n", "export", folder)
    assert "outdated: title (procedure.yaml:" in again.output
    assert "outdated: title" in run("i18n", "export", folder).output
    file = folder / "po" / "fr.po"
    assert '#, fuzzy\n#| msgid "Building permit"\nmsgctxt "title"\nmsgid "Permit to build"' in file.read_text()
    assert "outdated: title" in taken(folder, file).output

    text = file.read_text(encoding="utf-8")
    text = text.replace('#, fuzzy\n#| msgid "Building permit"\n', "", 1)
    file.write_text(text.replace('msgstr "Permis de construire"', 'msgstr "Permis de bâtir"', 1), encoding="utf-8")
    assert "outdated:" not in taken(folder, file).output
    assert "outdated:" not in run("i18n", "export", folder).output


def test_a_translator_who_had_an_older_source_is_noticed(folder):
    file = exported(folder)
    change(folder / "procedure.yaml", "title: Building permit", "title: Permit to build")
    assert "outdated: title" in taken(folder, file).output


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('msgctxt "title"', 'msgctxt "tittle"', "the service has no text “tittle”. Did you mean “title”?"),
        ('msgctxt "summary"', 'msgctxt "title"', "“title” is here twice, first in line"),
        ('msgctxt "title"\n', "", "has no id. Put it above"),
        ("demande {number}", "demande {numero}", "{numero} does not stand in the source, where {number} does."),
        ("demande {number}", "demande", "{number} of the source is missing."),
    ],
)
def test_what_is_wrong_is_refused_with_its_line_and_nothing_is_written(folder, before, after, words):
    sheet = folder / "texts" / "fr.yaml"
    kept = sheet.read_bytes()
    file = exported(folder)
    change(file, 'msgstr "Permis de construire"', 'msgstr "Autorisation de bâtir"')
    change(file, before, after)
    refused = taken(folder, file)
    assert refused.exit_code == FAULTY
    found = re.search(rf"fr\.po:(\d+): .*{re.escape(words)}", refused.output)
    assert found, refused.output
    lines = file.read_text(encoding="utf-8").splitlines()
    around = "\n".join(lines[int(found[1]) - 3 : int(found[1]) + 6])
    assert (after.strip() or "Autorisation de bâtir") in around
    assert "Nothing is written." in refused.output
    assert sheet.read_bytes() == kept


def test_a_service_that_would_be_faulty_is_not_written(tmp_path):
    folder = Path(shutil.copytree(templates()["appointment"], tmp_path / "appointment"))
    file, sheet = exported(folder), folder / "texts" / "fr.yaml"
    kept = sheet.read_bytes()
    text = file.read_text(encoding="utf-8")
    short = re.search(r'msgctxt "[\w.]+message[\w.]+\.short"\nmsgid .*\n(?:".*\n)*msgstr "', text)
    assert short
    file.write_text(f"{text[: short.end()]}{'mot ' * 400}{text[short.end() :]}", encoding="utf-8")
    refused = taken(folder, file)
    assert refused.exit_code == FAULTY
    assert f"{folder}/procedure.yaml" in refused.output
    assert "makes an SMS of" in refused.output
    assert sheet.read_bytes() == kept


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'msgid "a"\nmsgstr "b\n', "fr.po:"),
        (b"\xff\xfe", "cannot be read as a PO file"),
        (b'msgctxt "title"\nmsgid "a"\nmsgstr "b"\n', "names no language"),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nowhere\\n"\n\nmsgid "a"\nmsgstr "b"\n',
            "cannot be read as a PO",
        ),
        (PLURALS, "fr.po:5: has plural forms"),
        (b"#" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(folder, tmp_path, content, words):
    file = tmp_path / "fr.po"
    file.write_bytes(content)
    refused = taken(folder, file)
    assert refused.exit_code == FAULTY
    assert words in refused.output


def test_the_services_own_language_and_none_are_refused(folder, tmp_path):
    for word, words in (("en", "own language"), ("blah-blah", "is no language")):
        refused = run("i18n", "export", folder, "--language", word)
        assert refused.exit_code == FAULTY
        assert words in refused.output
    shutil.rmtree(folder / "texts")
    assert "no further language yet" in run("i18n", "export", folder).output


def test_two_files_of_one_language_are_refused(folder):
    file = exported(folder)
    assert "of one language" in taken(folder, file, file).output
