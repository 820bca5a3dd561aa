"""Two things beside each other with the same words are told of once, in the language in which they have them."""

from dataclasses import replace

from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.remarks.alike import alike
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t
from tests.frame.tools.remarks.speaking import speaking


def sections(*questions: Question) -> tuple[Section, ...]:
    """Those of the sample, and one more."""
    return (*permit().sections, Section(key="more", title=t("More"), questions=questions))


def asking(*questions: Question) -> Procedure:
    return permit(sections=sections(*questions))


def plain(key: str, words: str, **more) -> Question:
    return Question(key=key, kind="text", text=t(words), **more)


def told(procedure) -> list[str]:
    return [f"{one.part}: {one.message}" for one in alike(procedure)]


def test_the_sample_has_nothing_alike() -> None:
    assert told(permit()) == []


def test_two_questions_with_the_same_words_are_told_at_the_second() -> None:
    [found] = told(asking(plain("one", "What is the name?"), plain("two", "what is  the name")))
    assert found.startswith("question two: has the same words as question one, “what is the name”: who hears")


def test_two_that_are_never_asked_on_one_way_may_have_them() -> None:
    first, second = plain("one", "The name?", relevant="area < 3"), plain("two", "The name?", relevant="area >= 3")
    assert told(asking(first, second)) == []
    assert len(told(asking(first, replace(second, relevant="")))) == 1


def test_two_pages_with_the_same_title() -> None:
    [first] = permit().sections
    again = Section(key="again", title=first.title, questions=(plain("one", "One?"),))
    [found] = told(permit(sections=(first, again)))
    assert found.startswith(f"section again: has the same words as section {first.key}")


def test_two_options_are_told_in_the_language_in_which_they_are_alike() -> None:
    options = (Option(value="a", text=Text("a", "A wall")), Option(value="b", text=Text("b", "A dyke")))
    choice = Question(key="which", kind="single", text=t("Which?"), options=options)
    [found] = told(speaking("fr", {"a": "Un mur", "b": "Un mur"}, sections=sections(choice)))
    assert found.startswith("question which, option b: has the same words as question which, option a, “Un mur”: who")
    assert found.endswith(" (fr)")


def test_two_buttons_that_an_office_sees_beside_each_other() -> None:
    steps = permit().transitions
    source, by = steps[0].sources[0], steps[0].by
    beside = [one for one in steps if source in one.sources and one.by == by]
    assert len(beside) > 1
    named = tuple(replace(one, title=beside[0].title, when="") if one is beside[1] else one for one in steps)
    assert any(one.startswith(f"transition {beside[1].key}: has the same words as transition {beside[0].key}")
               for one in told(permit(transitions=named)))  # fmt: skip
