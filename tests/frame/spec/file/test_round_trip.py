"""What is written as files reads back as the same procedure."""

import pytest
from hypothesis import HealthCheck, given, settings

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.emitting import emit
from hanse.frame.spec.file.forms.base import Found, Spot
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.reading import parse_procedure, read_procedure
from hanse.frame.spec.file.schema import validator
from hanse.frame.spec.file.writing import plain_procedure, save_procedure, write_procedure
from hanse.frame.spec.texts import texts_of
from hanse.kernel.texts import Translations
from hanse.kernel.yaml.document import parse_yaml
from hanse.kernel.yaml.shape import misshapes
from tests.frame.samples import permit
from tests.frame.spec.file.generated import declarations

EMPTY = "is empty"
"""Words that are made at random may be; where something must be named, that is a fault and carried all the same."""


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(declarations)
def test_every_field_of_every_part_is_carried_whatever_stands_in_it(made: Declaration) -> None:
    document = parse_yaml(emit(plain_procedure(made)), "procedure.yaml")
    found = Found()

    wrong = [one for one in misshapes(validator(), document.value) if one.what != EMPTY]
    assert wrong == []
    assert procedure_form().read(document.value, Spot(document, found)) == made
    assert found.faults == []


def test_a_procedure_of_python_comes_back_from_its_files(tmp_path) -> None:
    french = {text.id: f"({text.default})" for _place, _part, text in texts_of(permit())}
    bilingual = permit(translations=Translations("en", {"fr": french}))

    save_procedure(bilingual, tmp_path / "permit")

    read = read_procedure(tmp_path / "permit")
    assert read == bilingual
    assert read_procedure(tmp_path / "permit" / "procedure.yaml") == bilingual


def test_files_come_back_as_they_were_written() -> None:
    files = write_procedure(permit())

    assert write_procedure(parse_procedure(files["procedure.yaml"])) == files


def test_an_author_writes_plain_strings_whose_ids_follow_from_their_places() -> None:
    text = write_procedure(permit())["procedure.yaml"]
    plain = "\n".join(line for line in text.splitlines() if "id: the_works" not in line)
    plain = plain.replace("  - key: works", "  - key: works\n    title: The works")

    read = parse_procedure(plain)

    assert read.sections[0].title.id == "section.works.title"
    assert "title: The works\n" in write_procedure(read)["procedure.yaml"]


def test_outcomes_are_named_in_the_file_and_given_by_whoever_reads_it() -> None:
    def admit() -> None: ...

    text = write_procedure(permit())["procedure.yaml"].replace("registers: true", "registers: true\n    outcome: admit")

    assert parse_procedure(text, outcomes={"admit": admit}).transition("grant").outcome == "admit"
    with pytest.raises(ValueError, match="there is no outcome “admit”; there is none"):
        parse_procedure(text)
