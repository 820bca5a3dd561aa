"""Faults of a file are told with file, line and column, and with what was probably meant."""

import re

import pytest

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.file.reading import parse_procedure, read_procedure
from hanse.frame.spec.file.writing import save_procedure, write_procedure
from tests.frame.samples import permit

SOUND = write_procedure(permit())["procedure.yaml"]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def fault(old: str, new: str) -> tuple[str, str]:
    """What is said when a part of a sound file is written wrongly; and the file."""
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    with pytest.raises(ProcedureError) as refused:
        parse_procedure(text, "permit/procedure.yaml")
    return str(refused.value), text


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    target: checking", "    taget: checking", "Did you mean “target”?"),
        ("kind: single", "kind: singel", "Did you mean “single”?"),
        ("    final: true", "    final: maybe", "must be true or false, is “maybe”"),
        ("    waits: true", '    waits: "yes"', "must be true or false, is “yes”"),
        ('value: "no"', "value: false", 'Put it in quotes: "false"'),
        ("version: 1.0.0", "version: 1.0", 'Put it in quotes: "1.0"'),
        ("        minimum: 1\n", "        minimum: one\n", "must be a number, is “one”"),
        ("    when: paid >= fee", "    when: paid >= fees", "fees"),
        ("    by: system", "    by: sistem", "there is no doer “sistem”; there are: system"),
        ('    - ["< 20", 0]', '    - ["< 20"]', "rule 1: it has 1 cells; wanted are 1 for the inputs, 1 for the outputs"),
        ("      - {pay: true}", "      - {pays: true}", "exactly one of the lines “take”, “say”, “pay”, “wait”"),
        ("      - {pay: true}", "      - {pay: true, people: 2}", "“people” does not belong to “pay”"),
        ("title: {text: Paid, id: paid}", "title: {text: Paid, idd: paid}", "Did you mean “id”?"),
        ("key: area\n", "key: owner\n", "the question key 'owner' is used twice"),
    ],
)  # fmt: skip
def test_a_fault_points_at_its_line(old: str, new: str, says: str) -> None:
    words, _text = fault(old, new)

    assert says in words
    changed = line_of(SOUND, old)
    lines = {int(line) for line in re.findall(r"^  permit/procedure\.yaml:(\d+)", words, re.MULTILINE)}
    assert lines & set(range(changed - 8, changed + 2)), words


def test_a_fault_of_shape_is_told_with_the_way_to_it_in_words() -> None:
    words, text = fault("        minimum: 1\n", "        minimun: 1\n")

    line = line_of(text, "minimun")
    assert (
        f"permit/procedure.yaml:{line}:9: section works, question area, minimun: “minimun” is not known here" in words
    )


def test_a_fault_of_a_question_names_the_line_on_which_it_begins() -> None:
    words, text = fault("        decimals: 0", "        relevant: email = 1\n        decimals: 0")

    assert f"permit/procedure.yaml:{line_of(text, 'key: area')}:9: question area, relevant: " in words


def test_a_missing_line_is_named() -> None:
    words, _text = fault("summary: ", "needs: [a]\nsumary: ")

    assert "“summary” is missing. Add `summary: …`" in words
    assert "Did you mean “summary”?" in words


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    text = SOUND.replace("kind: single", "kind: singel").replace("final: true", "final: 1")
    with pytest.raises(ProcedureError) as refused:
        parse_procedure(text)

    places = [one.place.line for one in refused.value.faults]
    assert len(places) == 6
    assert places == sorted(places)


def test_what_is_no_yaml_is_told_with_line_and_column() -> None:
    words, text = fault("    sources: [paying]", "    sources: [paying")

    assert f"procedure.yaml:{line_of(text, 'sources: [paying') + 1}" in words


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "format: 1\n"])
def test_a_file_that_is_something_else_is_refused(text: str) -> None:
    with pytest.raises(ProcedureError):
        parse_procedure(text)


def test_a_folder_without_a_procedure_says_what_is_wanted(tmp_path) -> None:
    with pytest.raises(ProcedureError, match=r"there is no procedure\.yaml"):
        read_procedure(tmp_path)


def test_what_belongs_to_the_whole_is_told_at_the_line_of_its_name() -> None:
    words, text = fault("country: FR", "country: XX")

    assert f"procedure.yaml:{line_of(text, 'calendar:')}:1: calendar: the holidays of the country “XX”" in words


def test_faults_of_a_language_hide_none_of_the_procedure(tmp_path) -> None:
    save_procedure(permit(), tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fr.yaml").write_text("the_work: Les travaux\nthe_works:\n")
    head = tmp_path / "procedure.yaml"
    head.write_text(head.read_text().replace("country: FR", "country: XX"))

    with pytest.raises(ProcedureError) as refused:
        read_procedure(tmp_path)

    said = str(refused.value)
    assert "calendar: the holidays" in said
    assert "Did you mean “the_works”?" in said
    assert said.count("“The works”") == 1, "told once"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("the_work: Les travaux\n", "Did you mean “the_works”?"),
        ("the_works:\n", "“the_works” is not translated yet: “The works”"),
        ("the_works: 12\n", "Put it in quotes"),
        ("the_works: Les travaux\n", "there is no “fr” for “Building permit” (key building_permit)"),
    ],
)
def test_faults_of_a_language_are_told(tmp_path, content: str, says: str) -> None:
    save_procedure(permit(), tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fr.yaml").write_text(content)

    with pytest.raises(ProcedureError) as refused:
        read_procedure(tmp_path)
    assert says in str(refused.value)
