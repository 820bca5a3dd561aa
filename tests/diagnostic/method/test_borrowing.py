"""A framework takes questions over from another one: keys, wording, scoring, departments and translations."""

from dataclasses import replace

import pytest

from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.problems import FrameworkError
from hanse.diagnostic.method.registry import load_framework
from tests.diagnostic.samples import HEAD

LONG = (
    HEAD
    + """
departments: {it: Information technology, finance: Finance}
tree: {key: index, title: Index, parts: [plans, money]}
questions:
  - {key: plan, indicator: plans, kind: single, text: "A plan?", knows: [it], options: [{value: 1, text: "No"}, {value: 2, text: Yes}]}
  - {key: share, indicator: money, kind: number, text: "What share?", unit: "%", minimum: 0, maximum: 50, knows: [finance]}
  - {key: sum, indicator: money, kind: number, text: "What sum?", minimum: 0, maximum: 9, relevant: plan >= 2}
"""
)

SHORT = (
    HEAD.replace("sample", "short")
    + """
borrow:
  from: ../long
  questions: {all: [plan, share]}
tree: {key: short, title: Short, parts: [{key: all, title: All}]}
"""
)

FRENCH = """
title: Échantillon long
department: {it: Informatique, finance: Finances}
question:
  plan: {text: "Un plan ?", option: {1: "Non", 2: Oui}}
  share: {text: "Quelle part ?", unit: "%"}
  sum: {text: "Quelle somme ?"}
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in (("long", LONG), ("short", SHORT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "framework.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "long" / "texts").mkdir()
    (tmp_path / "long" / "texts" / "fr.yaml").write_text(FRENCH, encoding="utf-8")
    return tmp_path


def rewrite(folder, name, old, new):
    file = folder / name / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def refusal(folder):
    with pytest.raises(FrameworkError) as error:
        read_framework(folder / "short")
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_questions_come_with_all_that_is_theirs(folder):
    long, short = read_framework(folder / "long"), read_framework(folder / "short")
    assert short.questions == long.questions[:2]
    assert short.indicators == {"plan": "all", "share": "all"}
    assert {key: str(name) for key, name in short.departments.items()} == {
        "it": "Information technology",
        "finance": "Finance",
    }
    node = short.root.parts[0]
    theirs = [part.parts[0] for part in long.root.parts]
    assert list(node.parts) == [replace(one, tier="") for one in theirs]


def test_translations_come_along_and_others_do_not(folder):
    texts = read_framework(folder / "short").translations.languages["fr"]
    assert texts["question.plan.option.2"] == "Oui"
    assert texts["department.finance"] == "Finances"
    assert "question.sum.text" not in texts
    assert "title" not in texts


def test_a_complete_language_needs_only_what_was_not_borrowed(folder):
    rewrite(folder, "short", "key: short\nversion", "languages: [en, fr]\nkey: short\nversion")
    assert "there are no texts in “fr”" in refusal(folder)[0]
    (folder / "short" / "texts").mkdir()
    own = folder / "short" / "texts" / "fr.yaml"
    own.write_text("title: Court\nlicence: CC0\nsource: Tests\nnode.short.title: Court\n", encoding="utf-8")
    assert [problem.split(" has no text ")[1].split(" ")[0] for problem in refusal(folder)] == ["“node.all.title”"]
    own.write_text(own.read_text(encoding="utf-8") + "node.all.title: Tout\n", encoding="utf-8")
    assert read_framework(folder / "short").translations.languages["fr"]["node.all.title"] == "Tout"


def test_a_question_that_is_not_there(folder):
    rewrite(folder, "short", "[plan, share]", "[plan, shore]")
    told = "short/framework.yaml:11:27: borrow.questions.all[2]: the framework to borrow from has no question “shore”."
    assert refusal(folder) == [f"{told} Did you mean “share”?"]


def test_a_framework_that_is_not_there(folder):
    rewrite(folder, "short", "../long", "../lang")
    (problem,) = refusal(folder)
    assert problem.startswith("short/framework.yaml:10:9: borrow.from: cannot be borrowed from:")
    assert "there is no such file" in problem


def test_a_condition_on_a_question_that_stayed_behind_is_told_at_its_place(folder):
    rewrite(folder, "short", "[plan, share]", "[sum]")
    (problem,) = refusal(folder)
    assert problem.startswith("long/framework.yaml")
    assert "plan" in problem


def test_a_borrowed_key_may_not_be_asked_again(folder):
    rewrite(folder, "short", "tree:", "questions: [{key: plan, indicator: all, kind: text, text: Plan}]\ntree:")
    assert "the question “plan” stands twice" in refusal(folder)[0]


def test_the_quick_scan_asks_twelve_questions_of_ceds_word_for_word():
    ceds = {question.key: question for question in load_framework("ceds").questions}
    scan = load_framework("quick_scan")
    assert len(scan.questions) == 12
    assert all(question == ceds[question.key] for question in scan.questions)
    assert all(question.kind == "single" and not question.relevant for question in scan.questions)


def test_the_quick_scan_looks_at_every_side_of_ceds():
    ceds = load_framework("ceds")
    above = {
        part.key: node.key
        for half in ceds.root.parts
        for group in half.parts
        for node in (group.parts if half.key == "maturity" else (group,))
        for part in node.parts
    }
    sides = {above[ceds.indicators[question.key]] for question in load_framework("quick_scan").questions}
    assert sides == set(above.values())
    assert len(sides) == 10


def test_the_quick_scan_is_answered_by_the_rule_of_ceds():
    scan, ceds = load_framework("quick_scan"), load_framework("ceds")
    for one in (scan, ceds):
        assert questionnaire(one).answering == one.head.answering
    assert scan.head.answering == ceds.head.answering
    assert scan.translations.languages["fr"]["answering"] == ceds.translations.languages["fr"]["answering"]


def test_the_quick_scan_speaks_french_with_the_words_of_ceds():
    scan, ceds = load_framework("quick_scan"), load_framework("ceds")
    assert scan.head.languages == ceds.head.languages
    french = scan.translations.languages["fr"]
    assert french["question.net_backup.text"] == ceds.translations.languages["fr"]["question.net_backup.text"]
    assert french["node.tools.title"] == "Systèmes"
