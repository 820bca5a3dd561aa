"""An answer in words."""

from hanse.diagnostic.presenters.answers import answer_words
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.questions.spec.answer import Answer


def test_ticked_sentences_stand_in_one_line_and_only_the_last_keeps_its_full_stop():
    question = questionnaire_of("ceds", "1.0.0").questions["pol_contract_clauses"]
    several = question.options[:2]

    words = answer_words(
        question,
        Answer.answered(question.key, tuple(one.value for one in several)),
        lambda text: text.default if text else "",
    )

    assert all(one.text.default.endswith(".") for one in several)
    assert words == f"{several[0].text.default.removesuffix('.')}; {several[1].text.default}"
