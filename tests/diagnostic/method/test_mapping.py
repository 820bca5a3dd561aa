"""A mapping between two questionnaires: what a file says, and which faults are told, each with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.carrying import carried, same_keys
from hanse.diagnostic.engine.model.correspondence import Becomes, Correspondence
from hanse.diagnostic.method import places
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.mapping.building import build
from hanse.diagnostic.method.mapping.loader import mapping_between, mapping_files, read_mapping
from hanse.diagnostic.method.problems import FrameworkError
from hanse.diagnostic.method.reading.files import read_files
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.questionnaire import Questionnaire
from tests.diagnostic.mappings import MAPPING, SECOND
from tests.diagnostic.samples import framework
from tests.diagnostic.versions import FIRST, published


@pytest.fixture
def home(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=SECOND):
        monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
        yield tmp_path / "sample"


def written(home, text: str = MAPPING):
    folder = home / "mappings"
    folder.mkdir(exist_ok=True)
    path = folder / "1.0-to-2.0.yaml"
    path.write_text(text)
    return path


def asked(version: str) -> Questionnaire:
    return questionnaire(load_framework(f"sample@{version}"))


def test_a_file_says_what_each_question_becomes(home):
    read = read_mapping(written(home))

    assert {key: one.becomes for key, one in read.targets.items()} == {
        "plan_adopted": Becomes.SPLIT,
        "plan_money": Becomes.SPLIT,
        "plan_holds": Becomes.KEPT,
        "online_share": Becomes.KEPT,
        "remarks": Becomes.KEPT,
    }
    assert read.added == {"queue"}
    assert read.dropped == {"channels": "Everybody has them by now"}
    assert [one.question for one in read.of("plan_status")] == ["plan_adopted", "plan_money"]


def test_it_is_found_by_what_it_leads_from_and_to(home):
    written(home)

    assert mapping_between(("sample", "1.0"), ("sample", "2.0")) == read_mapping(home / "mappings" / "1.0-to-2.0.yaml")
    assert mapping_between(("sample", "2.0"), ("sample", "1.0")) is None
    assert mapping_between(("sample", "1.0"), ("nothing", "1")) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("from: sample@1.0", "from: sample", "3:7: from: a framework is named with its version"),
        ("from: sample@1.0", "from: sample@9", "has no version “9”"),
        ("new: [queue]", "new: [que]", "sample 2.0 has no question “que”"),
        ("new: [queue]\n", "", "nothing is said of the new question “queue”"),
        ("question: channels", "question: chanels", "sample 1.0 has no question “chanels”"),
        ("question: channels", "question: remarks", "nothing is said of the old question “channels”"),
        ("new: [queue]", "new: [queue, plan_money]", "the new question “plan_money” is named twice"),
        ("kept:\n", "kept:\n  - {from: plan_status, to: queue}\n", "the old question “plan_status” is named twice"),
        ("3: 1, 4: 2, 5: 3}", "3: 1, 4: 2}", "nothing is said of option 5 of “plan_status”"),
        ("3: 1, 4: 2, 5: 3}", "3: 1, 4: 2, 5: 7}", "“plan_money” has no option 7"),
        ("3: 1, 4: 2, 5: 3}", "3: 1, 4: 2, 5: 3, 6: 1}", "“plan_status” has no option 6"),
        (
            ", options: {goals: aims, budget: budget, people: null, none: none}",
            "",
            "lacks what “plan_parts” offers: goals",
        ),
        ("from: plan_parts, to: plan_holds", "from: remarks, to: plan_holds", "of the kind text"),
        ("rest: kept", "rest: apart", "which a mapping between versions of one framework cannot"),
        ("rest: kept", "rest: gone", "rest"),
        ("because: Everybody has them by now", "why: x", "because"),
    ],
)
def test_a_faulty_mapping_is_refused_and_says_where(home, old, new, words):
    path = written(home, MAPPING.replace(old, new))

    with pytest.raises(FrameworkError) as refused:
        read_mapping(path)

    told = str(refused.value)
    assert words in told
    assert str(path) in told


def test_a_merged_question_must_be_of_a_kind_that_can_take_several(home):
    text = MAPPING.replace(
        "dropped:", "merged:\n  - {from: {remarks: same, online_share: same}, to: remarks, take: lowest}\ndropped:"
    )

    with pytest.raises(FrameworkError, match="of the kind text; “lowest” makes one of the kind single"):
        read_mapping(written(home, text))


MERGING = """
format: 1
from: sample@2.0
to: sample@1.0
source: Made for tests
rest: kept
merged:
  - to: plan_status
    take: {take}
    from:
      plan_adopted: {{1: 1, 2: 3}}
      plan_money: {{1: 2, 2: 4, 3: 5}}
kept:
  - {{from: plan_holds, to: plan_parts, options: {{aims: goals, budget: budget, none: none}}}}
dropped:
  - {{question: queue, because: It was not asked}}
new: [channels]
"""


@pytest.mark.parametrize(("take", "becomes"), [("lowest", 3), ("highest", 5)])
def test_several_answers_become_one(home, take, becomes):
    back = read_mapping(written(home, MERGING.format(take=take)))
    both = {"plan_adopted": Answer.answered("plan_adopted", 2), "plan_money": Answer.answered("plan_money", 3)}

    assert carried(both, asked("2.0"), asked("1.0"), back) == {"plan_status": Answer.answered("plan_status", becomes)}


@pytest.mark.parametrize(
    "other", [None, Answer.unknown("plan_money", "The treasurer"), Answer.not_applicable("plan_money", "No plan")]
)
def test_they_become_none_where_one_of_them_is_missing_or_is_no_answer(home, other):
    back = read_mapping(written(home, MERGING.format(take="lowest")))
    some = {"plan_adopted": Answer.answered("plan_adopted", 2)} | ({"plan_money": other} if other else {})

    assert carried(some, asked("2.0"), asked("1.0"), back) == {}


def test_what_is_unknown_in_all_of_them_stays_unknown_with_whom_to_ask(home):
    back = read_mapping(written(home, MERGING.format(take="lowest")))
    unknown = {key: Answer.unknown(key, who) for key, who in (("plan_adopted", "Mayor"), ("plan_money", "Treasurer"))}

    assert carried(unknown, asked("2.0"), asked("1.0"), back) == {
        "plan_status": Answer.unknown("plan_status", "Mayor; Treasurer")
    }


def test_every_published_mapping_holds(home, monkeypatch):
    monkeypatch.undo()
    for key in places.published():
        for path in mapping_files(key):
            read_mapping(path)


@st.composite
def answers(draw, questions: Questionnaire):
    """Some answers to the first version, of every state."""
    found = {}
    for key, question in questions.questions.items():
        match draw(st.sampled_from(["missing", "unknown", "answered", "not_applicable"])):
            case "unknown":
                found[key] = Answer.unknown(key)
            case "not_applicable" if question.not_applicable.allowed:
                found[key] = Answer.not_applicable(key, "So it is")
            case "answered":
                answer = check_answer(question, draw(_value(question)))
                if isinstance(answer, Answer):
                    found[key] = answer
    return found


def _value(question):
    values = [one.value for one in question.options]
    match question.kind:
        case "single":
            return st.sampled_from(values)
        case "multiple":
            return st.lists(st.sampled_from(values), min_size=1, unique=True)
        case "number":
            return st.integers(0, 100)
        case "matrix":
            columns = st.sampled_from([one.value for one in question.columns])
            return st.fixed_dictionaries({one.value: columns for one in question.rows})
    return st.text("abc", min_size=1)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mapping")
    old, new = (questionnaire(framework(folder, text, name)) for text, name in ((FIRST, "1.yaml"), (SECOND, "2.yaml")))
    path = folder / "mapping.yaml"
    path.write_text(MAPPING)
    return old, new, build(read_files(path, lists=()).value, old, new)


def accounted(by: Correspondence, old: Questionnaire, new: Questionnaire) -> None:
    gone = [source.question for one in by.targets.values() for source in one.sources]
    assert set(gone).isdisjoint(by.dropped)
    assert {*gone, *by.dropped} == set(old.questions)
    assert set(by.targets).isdisjoint(by.added)
    assert {*by.targets, *by.added} == set(new.questions)


def test_every_question_of_both_is_accounted_for_once(both):
    old, new, by = both

    accounted(by, old, new)
    accounted(same_keys(old, new), old, new)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_carried_is_an_answer_to_the_new_question_and_comes_from_an_old_one(both, data):
    old, new, by = both
    given_ = data.draw(answers(old))

    found = carried(given_, old, new, by)

    for key, answer in found.items():
        sources = by.targets[key].sources
        assert answer.key == key
        assert {given_[one.question].state for one in sources} == {answer.state}
        if answer.state is State.ANSWERED and sources[0].options and new.questions[key].kind == "single":
            assert answer.value == sources[0].options[given_[sources[0].question].value]
    for key in set(given_) - set(by.dropped):
        if given_[key].state is State.UNKNOWN:
            assert all(one.question in found for one in by.of(key))


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_without_a_file_a_version_is_carried_into_itself_whole(both, data):
    old, _new, _by = both
    given_ = data.draw(answers(old))

    assert carried(given_, old, old, same_keys(old, old)) == given_
