from dataclasses import replace

from hanse.diagnostic.method.runs.digest import digest_of, framework_digest
from tests.diagnostic.samples import QUESTIONS, framework


def test_wording_and_layout_change_nothing_and_a_weight_does(tmp_path):
    first = framework_digest(framework(tmp_path, QUESTIONS))
    worded = QUESTIONS.replace("Does the city have a plan?", "Is there a plan?").replace("A draft", "Drafted")

    assert framework_digest(framework(tmp_path, "\n\n# Anew\n" + worded)) == first
    assert framework_digest(framework(tmp_path, QUESTIONS.replace("weight: 2", "weight: 3"))) != first
    assert framework_digest(framework(tmp_path, QUESTIONS.replace("plan_status >= 3", "plan_status >= 4"))) != first


def test_what_is_said_anyway_changes_nothing(tmp_path):
    scheme = framework(tmp_path, QUESTIONS)
    again = replace(scheme, root=replace(scheme.root, weight=1.0))

    assert framework_digest(again) == framework_digest(scheme)


def test_the_order_of_keys_is_none_of_its_business():
    assert digest_of({"a": [1, 2.5], "b": None}) == digest_of({"b": None, "a": [1, 2.5]})
    assert digest_of([1, 2]) != digest_of([2, 1])
