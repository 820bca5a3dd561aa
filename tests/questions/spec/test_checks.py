"""Rules on answers: read with the questionnaire, judged beside the other answers."""

import datetime as dt
from dataclasses import replace

import pytest

from hanse.kernel.texts import Translations
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.faults import QuestionnaireError
from hanse.questions.spec.judging import all_broken_rules, broken_rules
from hanse.questions.spec.question import Check
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.questions.spec.reading import Reader
from tests.questions.service import ask, group, t

TODAY = dt.date(2026, 3, 27)

BEGINS = ask("date", "Begins", "begins", earliest="today", latest="2026-12-31")
ENDS = ask("date", "Ends", "ends", earliest="begins", latest='begins + duration("P1Y")')
NOISY = ask("yes_no", "Is there music?", "noisy")
GUESTS = ask(
    "number",
    "Guests",
    "guests",
    relevant="noisy",
    checks=(
        Check(when="guests > 0", says=t("Somebody must come.")),
        Check(when="guests < 100 or ends = begins", says=t("So many guests may stay one day {only}.")),
    ),
)
FAMILY = replace(
    group,
    checks=(Check(when="every one in group satisfies one.born <= today", says=t("Nobody is born in the future.")),),
)


def form(*questions):
    return Questionnaire(
        key="f", version="1", title=t("F"), sections=(Section(key="s", title=t("S"), questions=questions),)
    )


FORM = form(BEGINS, ENDS, NOISY, GUESTS, FAMILY)


def answers(**given):
    found = {key: check_answer(FORM.question(key), raw) for key, raw in given.items()}
    assert all(isinstance(answer, Answer) for answer in found.values())
    return found


def broken(key, reader=Reader(), **given):  # noqa: B008 - a frozen value
    problems = broken_rules(FORM, key, answers(**given), today=TODAY, reader=reader)
    return [problem.words(reader) for problem in problems]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("2026-03-26", ["The date must be 27 March 2026 or later."]),
        ("2026-03-27", []),
        ("2026-12-31", []),
        ("2027-01-01", ["The date must be 31 December 2026 or earlier."]),
    ],
)
def test_a_date_keeps_its_limits(given, says):
    assert broken("begins", begins=given) == says


def test_a_limit_looks_at_earlier_answers_and_passes_without_them():
    assert broken("ends", begins="2026-05-02", ends="2026-05-01") == ["The date must be 2 May 2026 or later."]
    assert broken("ends", begins="2026-05-02", ends="2027-05-03") == ["The date must be 2 May 2027 or earlier."]
    assert broken("ends", ends="1999-05-01") == []


def test_a_check_that_is_false_says_its_words_and_null_names_pass():
    given = {"begins": "2026-05-01", "ends": "2026-05-02", "noisy": True}
    assert broken("guests", guests=0, **given) == ["Somebody must come."]
    assert broken("guests", guests=120, **given) == ["So many guests may stay one day {only}."]
    assert broken("guests", guests=120, **{**given, "ends": "2026-05-01"}) == []
    assert broken("guests", guests=120, noisy=True) == []


def test_a_check_sees_the_entries_of_a_group():
    entry = {"name": "Ana", "born": "2026-03-27"}
    assert broken("group", group=[entry]) == []
    assert broken("group", group=[entry, {**entry, "born": "2026-03-28"}]) == ["Nobody is born in the future."]


def test_words_of_a_check_are_the_questionnaires_own_in_the_readers_language():
    french = Translations(languages={"fr": {"service.Somebody must come.": "Il faut quelqu’un."}})
    reader = Reader("fr", french)
    assert broken("guests", reader=reader, guests=0, noisy=True) == ["Il faut quelqu’un."]


def test_all_answers_are_judged_at_once_and_what_is_not_asked_is_left_out():
    given = answers(begins="2026-03-01", guests=0, noisy=False)
    assert list(all_broken_rules(FORM, given, today=TODAY)) == ["begins"]
    given |= answers(noisy=True)
    assert list(all_broken_rules(FORM, given, today=TODAY)) == ["begins", "guests"]
    assert all_broken_rules(form(BEGINS), {"begins": Answer.unknown("begins")}, today=TODAY) == {}


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ((replace(BEGINS, earliest="ends"), ENDS), "question begins, earliest: looks at ends, which is not asked before"),
        ((replace(BEGINS, latest="begins"),), "question begins, latest: looks at begins, which is not asked before"),
        ((replace(BEGINS, latest="tomorow"),), "question begins, latest: "),
        ((replace(NOISY, checks=(Check(when="noisy = ", says=t("No")),)),), "question noisy, checks[1]: "),
        ((replace(NOISY, checks=(Check(when="guests > 1", says=t("No")),)), GUESTS), "checks[1]: looks at guests"),
        ((BEGINS, ask("email", "?", "today")), "question today, key: is the name under which rules see"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_judged_is_refused_with_its_place(questions, fault):
    with pytest.raises(QuestionnaireError) as refused:
        form(*questions)
    assert any(fault in str(one) for one in refused.value.faults), [str(one) for one in refused.value.faults]
