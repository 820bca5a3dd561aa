"""What each command of `hanse framework` says and does."""

import json

import pytest


def test_what_is_begun_is_sound(run, begun):
    told = run("check", begun)
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "parks 1: City parks",
        "tree: index 1, dimension 1, indicator 2",
        "questions: 3",
        "languages: en",
        "Sound.",
    ]


def test_every_fault_is_told_with_its_place(run, begun):
    head, questions = begun / "framework.yaml", begun / "questions" / "foundations.yaml"
    head.write_text(head.read_text().replace("when: plan_status >= 3", "when: plan_statu >= 3"))
    questions.write_text(questions.read_text().replace('"The plan, or the minutes', "The plan, or the minutes"))
    questions.write_text(questions.read_text().replace('adopted it"}', "adopted it}"))
    told = run("check", begun)
    assert told.exit_code == 2
    assert "foundations.yaml:10:50: " in told.stderr
    assert "a comma ends a text: put a text that holds one in quotes" in told.stderr
    questions.write_text(questions.read_text().replace("examples: The plan, or", "examples: The plan or"))
    assert "did you mean “plan_status”" in run("check", begun).stderr.replace('"plan_status"', "“plan_status”")


def test_questions_that_say_little_are_mentioned(run, begun):
    questions = begun / "questions" / "foundations.yaml"
    lines = questions.read_text().splitlines(keepends=True)
    questions.write_text("".join(line for line in lines if not line.startswith("  why:")))
    told = run("check", begun)
    assert told.exit_code == 0
    assert "note: without why it is asked (`why`): plan_status, plan_parts, people_trained" in told.stdout


def test_the_list_tells_ours_from_theirs(run, begun):
    run("install", begun)
    told = run("list")
    assert told.exit_code == 0
    lines = {line.split()[0]: line for line in told.stdout.splitlines()}
    assert "yours" in lines["parks@1"]
    assert "Hanse's" in lines["egdi@2022"]
    assert "tables alone" in lines["egdi@2022"]


@pytest.mark.parametrize(("of", "kind"), [("framework", "object"), ("questions", "array"), ("nodes", "array")])
def test_schemas_are_printed(run, of, kind):
    assert json.loads(run("schema", of).stdout)["type"] == kind
