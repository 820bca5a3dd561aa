"""The languages of a service are told from its files, faulty or not."""

from hanse.frame.tools.carried import templates
from hanse.frame.tools.preview.languages import languages_in


def test_the_services_own_language_comes_first():
    assert languages_in(templates()["building_permit"]) == ["en", "fr"]


def test_a_faulty_service_and_strange_files_keep_nothing_from_showing(tmp_path):
    (tmp_path / "procedure.yaml").write_text('language: "fr"\nkey: [')
    (tmp_path / "texts").mkdir()
    for name in ("en.yaml", "ar.yaml", "notes.yaml"):
        (tmp_path / "texts" / name).touch()
    assert languages_in(tmp_path) == ["fr", "ar", "en"]


def test_without_a_file_it_is_english(tmp_path):
    assert languages_in(tmp_path) == ["en"]
