"""Installing a framework where the site finds it."""

import pytest

from hanse.diagnostic.method.registry import load_framework


def test_it_is_found_by_its_name_and_its_own_files_alone_are_copied(run, begun, tmp_path):
    assert run("install", begun).exit_code == 0
    place = tmp_path / "site" / "parks" / "1"
    assert load_framework("parks@1").head.title.default == "City parks"
    assert sorted(path.name for path in place.rglob("*")) == ["foundations.yaml", "framework.yaml", "questions"]


def test_installing_the_same_again_changes_nothing(run, begun):
    assert run("install", begun).exit_code == run("install", begun).exit_code == 0


def test_a_version_that_is_installed_never_changes(run, begun, tmp_path):
    run("install", begun)
    head = begun / "framework.yaml"
    installed = tmp_path / "site" / "parks" / "1" / "framework.yaml"
    before = installed.read_text()
    head.write_text(before.replace("weight: 2", "weight: 3"))

    told = run("install", begun)

    assert told.exit_code == 1
    assert "give this one a new version" in told.stderr
    assert installed.read_text() == before
    head.write_text(head.read_text().replace('version: "1"', 'version: "2"'))
    assert run("install", begun).exit_code == 0
    assert load_framework("parks").version == "2"


def test_a_faulty_one_is_refused_with_its_places(run, begun, tmp_path):
    (begun / "framework.yaml").write_text("format: 1\n")
    told = run("install", begun)
    assert told.exit_code == 2
    assert "“key” is missing" in told.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("key: parks", "key: ceds", "Give yours another key"),
        ('version: "1"', 'version: "../1"', "cannot name a folder"),
    ],
)
def test_names_that_would_harm_are_refused(run, begun, tmp_path, was, becomes, words):
    head = begun / "framework.yaml"
    head.write_text(head.read_text().replace(was, becomes))
    told = run("install", begun)
    assert told.exit_code == 1
    assert words in told.stderr
    assert not (tmp_path / "site").exists()


def test_a_single_file_becomes_a_folder(run, tmp_path):
    single = tmp_path / "one.yaml"
    single.write_text(
        'format: 1\nkey: one\nversion: "1"\ntitle: One\nlicence: CC0\nsource: Tests\n'
        "tables: [{key: a, unit: city, columns: {city: {kind: text}, x: {}}}]\n"
        "tree: {key: index, title: One, parts: [x]}\n"
    )
    assert run("install", single).exit_code == 0
    assert load_framework("one").key == "one"


def test_what_borrows_from_a_path_that_is_out_of_reach_is_not_left_there(run, begun, tmp_path):
    run("new", "lender")
    head = begun / "framework.yaml"
    text = head.read_text().replace("people, title", "staff, title")
    borrowing = "\nborrow: {from: ../lender, questions: {staff: [people_trained]}}\n"
    questions = begun / "questions" / "foundations.yaml"
    questions.write_text(questions.read_text().split("- key: people_trained")[0])
    head.write_text(text + borrowing)
    assert run("check", begun).exit_code == 0

    told = run("install", begun)

    assert told.exit_code == 2
    assert "cannot be borrowed from" in told.stderr
    assert not (tmp_path / "site" / "parks" / "1").exists()
    head.write_text(text + borrowing.replace("../lender", "lender"))
    run("install", tmp_path / "lender")
    assert run("install", begun).exit_code == 0, run("install", begun).stderr
