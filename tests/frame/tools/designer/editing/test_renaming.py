"""A part under another key: what names it follows, and the service still says the same."""

import pytest

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.editing.renaming import follow
from hanse.frame.tools.designer.editing.rewriting import plain, sheets_of, written
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.editing.values import found
from hanse.frame.tools.designer.looking.looked import look_at
from hanse.frame.tools.designer.looking.stories import stories
from tests.frame.tools.designer.looking.drafted import files_of


def renamed(files, steps, new):
    head = plain(files)
    return follow(head, written(files, steps, {**found(head, steps), "key": new}, {}, {}), steps)


def is_sound(files) -> bool:
    procedure = look_at(files, {}).procedure
    return procedure is not None and not any(story.trouble for story in stories(procedure))


def lines_of(files) -> list[str]:
    return files[HEAD].splitlines()


def test_conditions_answers_and_letters_follow_a_question():
    made = renamed(files_of(), ("sections", 0, "questions", 1), "matter")
    assert made.left == ()
    assert made.places > 5
    assert is_sound(made.files)
    assert found(plain(made.files), ("sections", 0, "questions", 2, "relevant")) == 'matter = "light"'
    assert len(lines_of(made.files)) == len(lines_of(files_of()))
    assert [line for line in lines_of(made.files) if "#" in line] == [
        line for line in lines_of(files_of()) if "#" in line
    ]


@pytest.mark.parametrize(
    ("template", "steps"),
    [
        ("report_street_problem", ("states", 1)),
        ("report_street_problem", ("offices", 1)),
        ("freedom_of_information", ("transitions", 3)),
        ("housing_benefit", ("tables", 0, "results", 0)),
        ("birth_certificate_extract", ("lookups", 0)),
    ],
)
def test_every_kind_of_part_can_be_renamed(template, steps):
    made = renamed(files_of(template), steps, "quite_another")
    assert made.left == ()
    assert made.places
    assert is_sound(made.files)


def test_braces_follow_in_every_language():
    files = files_of("freedom_of_information")
    made = renamed(files, ("transitions", 3, "questions", 0), "reason_of_delay")
    assert made.left == ()
    assert "{reason_of_delay}" in made.files[HEAD]
    assert "{why_longer}" not in made.files[HEAD]
    before, after = (words_in(sheets_of(one, "fr")).values() for one in (files, made.files))
    assert sum("{reason_of_delay}" in words for words in after) == sum("{why_longer}" in words for words in before) > 0


def test_a_condition_that_cannot_be_read_is_left_and_told():
    files = files_of()
    broken = {**files, HEAD: files[HEAD].replace('relevant: category = "light"', 'relevant: category = = "light"')}
    assert broken != files
    made = renamed(broken, ("sections", 0, "questions", 1), "matter")
    assert made.left == (("sections", 0, "questions", 2, "relevant"),)


def test_a_key_that_is_taken_is_not_followed():
    made = renamed(files_of(), ("sections", 0, "questions", 1), "spot")
    assert made.places == 0
    assert ("sections", 0, "questions", 2, "relevant") in made.left


def test_what_is_in_quotation_marks_is_no_name():
    files = files_of()
    words = {**files, HEAD: files[HEAD].replace('category = "light"', 'category = "category"', 1)}
    made = renamed(words, ("sections", 0, "questions", 1), "matter")
    assert found(plain(made.files), ("sections", 0, "questions", 2, "relevant")) == 'matter = "category"'
