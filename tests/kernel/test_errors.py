from django.utils import translation

from hanse.kernel.errors import Invalid
from hanse.questions.errors import SheetFrozen


def test_the_words_of_a_class_are_in_the_language_in_which_it_is_raised():
    with translation.override("fr"):
        refused = SheetFrozen()

    assert refused.message == str(refused) == "Ces réponses ont été remises et ne peuvent plus être modifiées."


def test_a_refusal_may_say_something_of_its_own():
    refused = Invalid("Say why.", field="reason")

    assert (refused.message, refused.field) == ("Say why.", "reason")
