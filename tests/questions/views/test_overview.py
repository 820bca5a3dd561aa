import re

from django.utils import translation

from hanse.questions.actions import (
    add_comment,
    clear_answer,
    freeze_sheet,
    mark_unknown,
    resolve_comment,
    resolve_conflict,
    save_answer,
)
from tests.questions.desk import SAMPLE
from tests.questions.samples import RULE


def test_the_task_list_tells_what_is_open_and_where_to_begin(client, at):
    content = client.get(at("tasks")).content.decode()
    assert "0 of 4 done" in content
    assert "Not begun" in content
    assert "Ms Kim, by 3 May · 0 of 2 questions" in content
    assert f'href="{at("question", key="strategy")}"' in content
    assert f'<p class="govuk-body">{RULE}</p>' in content
    assert '<p class="panel">tasks </p>' in content
    assert "Begin" in content


def test_the_task_list_leads_on_to_the_first_open_question(client, at, sheet, by):
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    content = client.get(at("tasks")).content.decode()
    assert "1 of 4 done" in content
    assert "In progress" in content
    assert "Go on answering" in content
    assert f'href="{at("question", key="channels")}"' in content


def test_two_answers_to_one_question_stand_first(client, at, sheet, by, other):
    save_answer(sheet, SAMPLE.question("names"), "one", expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("names"), "two", expected_version=0, by=other)
    content = client.get(at("tasks")).content.decode()
    assert "Two answers to one question: choose" in content
    assert "1 pair of answers" in content


def test_the_task_list_takes_two_queries_of_its_own_and_one_while_nothing_changes(
    client, at, sheet, by, django_assert_num_queries
):
    questions = [("strategy", 3), ("names", "Ō"), ("share", 3)]
    for number in (1, 3):
        for key, raw in questions[:number]:
            save_answer(sheet, SAMPLE.question(key), raw, expected_version=0, by=by)
            add_comment(sheet, SAMPLE.question(key), "so?", by=by)
        with django_assert_num_queries(5):  # session, person; sheet; what lies around, answers
            client.get(at("tasks"))
        with django_assert_num_queries(4):
            client.get(at("tasks"))


def test_every_change_shows_in_the_task_list_at_once(client, at, sheet, by, other):
    strategy, names = SAMPLE.question("strategy"), SAMPLE.question("names")

    def shown(language: str = "en") -> str:
        with translation.override("en"):  # what a request sets is undone after it
            return client.get(at("tasks").replace("/en/", f"/{language}/")).content.decode()

    assert "0 of 4 done" in shown()
    assert "0 sur 4" in shown("fr")
    save_answer(sheet, strategy, 3, expected_version=0, by=by)
    assert "1 of 4 done" in shown()
    mark_unknown(sheet, strategy, expected_version=1, by=by)
    assert "1 not known" in shown()
    clear_answer(sheet, strategy, expected_version=2, by=by)
    assert "0 of 4 done" in shown()
    said = add_comment(sheet, strategy, "so?", by=by)
    assert "1 open comment" in shown()
    resolve_comment(said, by=by)
    assert "1 open comment" not in shown()
    save_answer(sheet, names, "one", expected_version=0, by=by)
    kept = save_answer(sheet, names, "two", expected_version=0, by=other)
    assert "1 pair of answers" in shown()
    resolve_conflict(kept, names, keep="theirs", expected_version=1, by=by)
    assert "1 pair of answers" not in shown()
    freeze_sheet(sheet, by=by)
    assert "were handed in" in shown()


def test_answers_are_checked_before_they_are_handed_in(client, at, sheet, by):
    save_answer(sheet, SAMPLE.question("systems"), {"tax": "full", "land": "part"}, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("share"), "12.5", expected_version=0, by=by)
    mark_unknown(sheet, SAMPLE.question("strategy"), "the mayor", expected_version=0, by=by)
    content = client.get(at("check")).content.decode()
    assert "Taxation: In full" in content
    assert "12.5 %" in content
    assert "No evidence yet" in content
    assert "Not known here. Ask: the mayor" in content
    assert f'href="{at("question", key="share")}?back=check"' in content
    assert f'href="{at("question", key="channels")}?back=check"' not in content
    assert "Lay before the approver" in content
    assert "2 of 4 done" in content


def test_checking_says_on_top_what_to_look_at_in_each_section(client, at, sheet, by):
    save_answer(sheet, SAMPLE.question("share"), "12.5", expected_version=0, by=by)
    mark_unknown(sheet, SAMPLE.question("strategy"), "the mayor", expected_version=0, by=by)

    content = client.get(at("check")).content.decode()

    looked_at = re.findall(r'<a class="govuk-link" href="#(section-\w+)">[^<]*</a>: ([^<]*)</li>', content)
    assert [words for _, words in looked_at] == ["1 not answered · 1 not known", "1 not answered · 1 without evidence"]
    assert all(f'id="{anchor}"' in content for anchor, _ in looked_at)
    assert content.index("What to look at") < content.index("Not known here. Ask: the mayor")


def test_checking_takes_as_many_queries_with_one_answer_as_with_three(client, at, sheet, by, django_assert_num_queries):
    questions = [("strategy", 3), ("names", "Ō"), ("share", 3)]
    for number in (1, 3):
        for key, raw in questions[:number]:
            save_answer(sheet, SAMPLE.question(key), raw, expected_version=0, by=by)
        with django_assert_num_queries(5):
            client.get(at("check"))


def test_a_frozen_sheet_is_read_and_not_gone_on_with(client, at, sheet, by):
    freeze_sheet(sheet, by=by)
    tasks, check = (client.get(at(name)).content.decode() for name in ("tasks", "check"))
    assert "These answers were handed in on" in tasks
    assert "Begin" not in tasks
    assert "Change" not in check
