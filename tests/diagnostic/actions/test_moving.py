"""A round goes over to a new version of its framework: what is carried, what stays, and what is scored again."""

from decimal import Decimal

import pytest

from hanse.diagnostic.actions import (
    close_round,
    lay_for_sign_off,
    move_round,
    open_assessment,
    reopen_assessment,
    share_results,
    sign_off,
)
from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.documents.runs import published_tables
from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.enums import Audience, SharingLevel, State
from hanse.diagnostic.errors import RoundClosed, WrongState
from hanse.diagnostic.method import places
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.models import Assessment, FormerSheet, Release, Result, Run
from hanse.diagnostic.presenters.history import history_page
from hanse.diagnostic.presenters.moving import former_page, moving
from hanse.diagnostic.presenters.results import results_page
from hanse.diagnostic.queries.closing import chosen_options, counted
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.runs import answers_of_run
from hanse.diagnostic.queries.visible import visible_results
from hanse.kernel import audit
from hanse.kernel.models import Notice
from hanse.questions.public import add_evidence, answers_of, evidence_of, given_answers, save_answer
from tests.diagnostic.mappings import MAPPING, SECOND
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, begun, submitted_in
from tests.diagnostic.versions import FIRST, published
from tests.factories import CityFactory
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db
GIVEN = {
    "plan_status": 4,
    "plan_parts": ["goals", "people"],
    "online_share": 30,
    "channels": {"phone": 1, "desk": 3},
}


@pytest.fixture
def team(tmp_path, monkeypatch):
    """Both versions are published, with the mapping; the round asks the first."""
    monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=SECOND):
        folder = tmp_path / "sample" / "mappings"
        folder.mkdir()
        (folder / "1.0-to-2.0.yaml").write_text(MAPPING)
        yield a_team("1.0")


@pytest.fixture
def answering(team):
    """Gumi's assessment with some answers, one of them backed by a note."""
    made = begun(team)
    asked = questionnaire_of("sample", "1.0")
    for key, value in GIVEN.items():
        save_answer(made.sheet, asked.questions[key], value, expected_version=0, by=team.contributor.actor)
    add_evidence(made.sheet, asked.questions["plan_status"], by=team.contributor.actor, note="Decision 12", link="")
    return made


def moved(team) -> int:
    number = move_round(team.round, "2.0", by=team.secretariat.actor)
    team.round.refresh_from_db()
    return number


def values(assessment: Assessment) -> dict[str, object]:
    given = given_answers(assessment.sheet, questionnaire_of(*assessment.method))
    return {key: answer.value for key, answer in given.items()}


def test_open_answers_go_over_with_who_gave_them_and_their_evidence(team, answering):
    before = answers_of(answering.sheet)["plan_status"]

    assert moved(team) == 1

    answering.refresh_from_db()
    assert answering.method == ("sample", "2.0")
    assert values(answering) == {
        "plan_adopted": 2,
        "plan_money": 2,
        "plan_holds": ("aims",),
        "online_share": Decimal(30),
    }
    after = answers_of(answering.sheet)["plan_money"]
    assert (after.by_id, after.answered_at) == (before.by_id, before.answered_at)
    assert {one.key for one in evidence_of(answering.sheet)} == {"plan_adopted", "plan_money"}


def test_nothing_is_lost_and_the_letter_says_how_much_was_carried(team, answering):
    moved(team)

    [former] = FormerSheet.objects.all()
    assert (former.carried, former.left_out) == (4, 1)
    assert set(answers_of(former.sheet)) == set(GIVEN)
    assert former.sheet.frozen
    answering.refresh_from_db()
    former.assessment = answering
    lines = {line.question: line for _title, lines in former_page(former, "en").sections for line in lines}
    assert not lines["How is each channel kept?"].is_carried
    assert lines["Does the city have a plan?"].answer == "Adopted and funded"
    letter = Notice.objects.get(template="diagnostic/moved")
    assert letter.address == team.coordinator.email
    assert "stand there already: 4." in letter.body


def test_what_lay_before_an_approver_is_given_back(team, answering):
    asked = questionnaire_of("sample", "1.0")
    save_answer(answering.sheet, asked.questions["remarks"], "None", expected_version=0, by=SYSTEM)
    lay_for_sign_off(answering, by=team.coordinator.actor)

    moved(team)

    answering.refresh_from_db()
    assert answering.state == State.DRAFT
    assert not answering.sheet.is_held


def test_what_is_submitted_stays_and_is_scored_again_beside_it(team):
    one = submitted_in(team, team.round, level=4)
    own = Result.objects.get(assessment=one, basis="claimed")

    moved(team)

    one.refresh_from_db()
    assert one.method == ("sample", "1.0")
    found = Result.objects.filter(assessment=one, basis="claimed")
    derived = found.get(framework_version="2.0")
    assert derived.is_derived
    assert found.get(framework_version="1.0") == own
    assert derived.score != own.score
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)
    assert list(visible_results(team.round, Audience.PUBLIC)) == [derived]


def test_a_round_of_both_versions_is_compared_in_the_new_one(team):
    submitted_in(team, team.round, level=4)
    moved(team)

    close_round(team.round, by=SYSTEM)

    [counted] = Release.objects.get().cities
    assert counted["city"] == str(team.city.party_id)
    assert counted["absent"] == []


def test_a_run_reads_what_was_submitted_before_as_the_new_version_does(team):
    one = submitted_in(team, team.round, level=4)
    moved(team)

    found = answers_of_run(Run(framework_key="sample", framework_version="2.0", assessments=[one.id]))

    assert chosen(found, "plan_adopted") == 2
    assert chosen(found, "plan_money") == 2
    assert "plan_status" not in found.inputs


def test_the_official_results_of_a_run_are_those_of_its_version(team):
    one = submitted_in(team, team.round, level=4)
    before = Run(framework_key="sample", framework_version="1.0", assessments=[one.id])
    moved(team)
    after = Run(framework_key="sample", framework_version="2.0", assessments=[one.id])

    for run, is_derived in ((before, False), (after, True)):
        stored = Result.objects.get(assessment=one, basis="claimed", is_derived=is_derived)
        assert published_tables(run)["units"].column("whole")[0] == pytest.approx(stored.score)


def test_shares_at_closing_read_what_was_submitted_before_as_the_new_version_does(team):
    submitted_in(team, team.round, level=4)
    moved(team)
    close_round(team.round, by=SYSTEM)

    asked = questionnaire_of("sample", "2.0").questions
    found = chosen_options(counted(Release.objects.get()), [asked["plan_adopted"], asked["queue"]])

    assert {key: list(options) for key, options in found.items()} == {"plan_adopted": [2], "queue": [0]}


def chosen(answers: Answers, key: str) -> object:
    """What the only unit chose."""
    given = answers.inputs[key]
    return given.options[given.codes[0]]


def test_a_correction_begins_with_the_answers_as_the_new_version_reads_them(team):
    one = submitted_in(team, team.round, level=4)
    moved(team)
    one.refresh_from_db()

    made = reopen_assessment(one, reason="A wrong figure", by=SYSTEM)

    assert made.method == ("sample", "2.0")
    assert values(made)["plan_money"] == 2


def test_the_break_is_marked_and_never_joined_by_a_line(team):
    first = submitted_in(team, team.round, level=3)
    moved(team)
    later = a_round("Later", framework="sample", version="2.0", days=200)
    made = begun_in(team, later)

    page = history_page(results_page(made, "en"))

    assert [one.method for one in page.course if not one.is_derived] == ["Sample 1.0", "Sample 2.0"]
    assert [one.assessment for one in page.comparable] == [first, made]
    assert page.comparable[0].is_derived
    assert "new method: Sample 2.0" in str(page.picture)


def begun_in(team, round_) -> Assessment:
    made = open_assessment(city=team.city, round_=round_, by=SYSTEM)
    asked = questionnaire_of("sample", "2.0")
    answers = {"plan_adopted": 2, "plan_money": 3, "plan_holds": ["aims"], "online_share": 60, "queue": 2}
    for key, value in (answers | {"remarks": "None"}).items():
        save_answer(made.sheet, asked.questions[key], value, expected_version=0, by=SYSTEM)
    return sign_off(lay_for_sign_off(made, by=team.coordinator.actor), by=team.approver)


def test_the_preview_says_what_each_question_becomes_and_how_many_answers_carry_over(team, answering):
    page = moving(team.round, "2.0", "en")

    assert (page.assessments, page.submitted, page.answers, page.carried, page.same) == (1, 0, 4, 3, 2)
    told = {line.old or line.new[0]: (line.becomes, line.carried, line.answers) for line in page.lines}
    assert told == {
        "Does the city have a plan?": ("Split", 1, 1),
        "What does the plan hold?": ("Kept", 1, 1),
        "How is each channel kept?": ("Dropped", 0, 1),
        "How long do people wait?": ("New", 0, 0),
    }


def test_a_second_time_and_an_unknown_version_change_nothing(team, answering):
    assert moved(team) == 1
    assert moved(team) == 0
    with pytest.raises(UnknownFrameworkError):
        move_round(team.round, "9.9", by=SYSTEM)

    assert FormerSheet.objects.count() == 1
    assert audit.entries_on(team.round).filter(verb="diagnostic.move_round").count() == 1


def test_a_closed_round_keeps_its_version(team, answering):
    close_round(team.round, by=SYSTEM)

    with pytest.raises(RoundClosed):
        moved(team)

    answering.refresh_from_db()
    assert answering.method == ("sample", "1.0")


@pytest.mark.django_db(transaction=True)
def test_who_begins_or_answers_while_the_round_goes_over_is_not_left_behind(team):
    answering = Assessment.objects.select_related("sheet", "round").get(id=begun(team).id)
    other = CityFactory(name="Oslo", country="NO")

    begins, answers = meanwhile(
        lambda: move_round(team.round, "2.0", by=SYSTEM),
        lambda: open_assessment(city=other, round_=team.round, by=SYSTEM),
        lambda: save_answers(answering, {"answers": {}}, by=SYSTEM, language="en"),
    )

    assert begins.result().method.version == "2.0"
    with pytest.raises(WrongState, match="Load the page again"):
        answers.result()
