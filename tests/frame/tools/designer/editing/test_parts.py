import pytest

from hanse.frame.spec.file.forms.deriving import block_of
from hanse.frame.spec.file.forms.words import TextForm
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.file.writing import write_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.editing.parts import part_at, text_ids, words_of
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.editing.values import NoSuchStepError, at
from hanse.kernel.yaml.document import parse_yaml
from hanse.questions.spec.question import Question


def head(key: str) -> object:
    return parse_yaml((templates()[key] / "procedure.yaml").read_text(), "x").value


@pytest.mark.parametrize("key", sorted(templates()))
def test_ids_of_texts_are_those_that_translations_are_found_by(key):
    """The template is translated completely, so each of its texts has its id in the sheet."""
    procedure = read_procedure(templates()[key])
    files = dict(write_procedure(procedure))
    files.pop("procedure.yaml")
    value = head(key)

    ids = text_ids(value)

    assert set(ids.values()) == set(words_in(files))
    assert all(words_of(at(value, steps)) for steps in ids)


def test_a_part_knows_its_form_and_what_holds_it():
    part = part_at(head("event_permit"), ("sections", 0, "questions", 0, "text"))

    assert isinstance(part.form, TextForm)
    assert (part.kind, part.field) == (Question, "text")
    assert part.identity.startswith("question.")


def test_a_line_that_is_not_written_yet_has_its_form():
    part = part_at(head("event_permit"), ("sections", 0, "questions", 0, "evidence"))

    assert (part.value, part.form) == (None, block_of(part.form.kind))


@pytest.mark.parametrize("steps", [("nothing",), ("sections", 99), ("sections", 0, "nothing"), ("title", "x")])
def test_a_way_that_leads_nowhere_is_refused(steps):
    with pytest.raises(NoSuchStepError):
        part_at(head("event_permit"), steps)


def test_an_unsound_draft_has_parts_all_the_same():
    assert text_ids({"sections": {"key": "x"}, "title": ["a"], "states": [1, {"title": "Open"}]}) == {
        ("states", 1, "title"): "state.2.title"
    }
