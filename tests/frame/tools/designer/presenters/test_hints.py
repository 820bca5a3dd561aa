from django.utils.translation import override

from hanse.frame.spec.file.forms.deriving import block_of
from hanse.frame.spec.steps import Document, Message, Office, Opinion, State, Transition
from hanse.frame.tools.designer.presenters.hints import HINTS
from hanse.frame.tools.designer.presenters.labels import hint
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section

KINDS = {one.__name__: one for one in (Section, Question, Office, State, Transition, Document, Message, Opinion)}


def test_every_hint_is_of_a_line_that_there_is():
    assert [(kind, line) for kind, line in HINTS if line not in block_of(KINDS[kind]).fields] == []


def test_a_condition_is_explained_by_examples_in_the_language_of_the_interface():
    assert 'category = "light"' in hint(Question, "relevant")
    with override("fr"):
        assert hint(Question, "text") == "La question elle-même."


def test_other_lines_are_described_as_in_the_file():
    assert hint(Question, "decimals")
