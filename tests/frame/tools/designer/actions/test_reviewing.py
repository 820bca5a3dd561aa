"""Nobody reviews what she has written herself, and nothing is published that nobody else has approved."""

import pytest

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.queries.offering import offered_procedure
from hanse.frame.spec.file.reading import HEAD, parse_files
from hanse.frame.tools.designer.actions.drafting import begin_draft, save_draft
from hanse.frame.tools.designer.actions.offering import offer_version, publish_draft, withdraw_offer
from hanse.frame.tools.designer.actions.reviewing import (
    ask_review,
    comment_on_draft,
    decide_review,
    take_back_review,
)
from hanse.frame.tools.designer.enums import Change, Decision, Stage
from hanse.frame.tools.designer.errors import DraftMoved, NotReady
from hanse.frame.tools.designer.hindrances import hindrances
from hanse.identity.models import Mandate
from hanse.kernel.errors import Invalid, NotAllowed
from hanse.kernel.models import AuditEntry, Notice
from tests.factories.identity import UserFactory
from tests.frame.tools.designer.looking.drafted import changed, files_of
from tests.frame.tools.designer.people import a_designer

pytestmark = pytest.mark.django_db
KEY = "report_street_problem"


@pytest.fixture
def dora():
    return a_designer()


@pytest.fixture
def dario():
    return a_designer("Dario")


@pytest.fixture
def draft(dora):
    return begin_draft(files_of(), by=dora)


@pytest.fixture
def online():
    yield catalogue.declare(parse_files(files_of()))
    catalogue.withdraw(KEY)


def raised(old="title: Received", new="title: Got", version="1.1.0"):
    files = changed(old, new)
    return {**files, HEAD: files[HEAD].replace("version: 1.0.0", f"version: {version}")}


def approved(draft, dora, dario):
    ask_review(draft, "", number=draft.number, by=dora)
    decide_review(draft, Decision.APPROVED, "", number=draft.number, by=dario)
    draft.refresh_from_db()
    return draft


def test_a_review_is_asked_for_and_every_other_designer_is_told(draft, dora, dario):
    stranger = UserFactory()
    review = ask_review(draft, "Look at the French.", number=1, by=dora)
    draft.refresh_from_db()
    assert (draft.stage, review.number, review.decision) == (Stage.IN_REVIEW, 1, "")
    [notice] = Notice.objects.filter(template="designer/review_asked")
    assert notice.person_id == dario.pk != stranger.pk
    assert "Look at the French." in notice.body
    assert AuditEntry.objects.filter(verb="designer.ask_review").exists()


def test_who_wrote_in_it_does_not_review_it(draft, dora, dario):
    save_draft(draft, raised(), number=1, change=Change.SET, by=dario)
    ask_review(draft, "", number=2, by=dora)
    for writer in (dora, dario):
        with pytest.raises(NotAllowed):
            decide_review(draft, Decision.APPROVED, "", number=2, by=writer)
    with pytest.raises(NotAllowed):
        decide_review(draft, Decision.APPROVED, "", number=2, by=UserFactory())
    decide_review(draft, Decision.APPROVED, "", number=2, by=a_designer("Dina"))


def test_returning_says_why_and_who_asked_is_told(draft, dora, dario):
    ask_review(draft, "", number=1, by=dora)
    with pytest.raises(Invalid):
        decide_review(draft, Decision.RETURNED, " ", number=1, by=dario)
    decide_review(draft, Decision.RETURNED, "The fee is missing.", number=1, by=dario)
    draft.refresh_from_db()
    assert draft.stage == Stage.WRITING
    [notice] = Notice.objects.filter(template="designer/review_decided")
    assert notice.person_id == dora.pk
    assert "The fee is missing." in notice.body


def test_what_is_written_after_the_question_is_not_reviewed(draft, dora, dario):
    ask_review(draft, "", number=1, by=dora)
    save_draft(draft, raised(), number=1, change=Change.SET, by=dora)
    with pytest.raises(DraftMoved):
        decide_review(draft, Decision.APPROVED, "", number=1, by=dario)
    with pytest.raises(DraftMoved):
        decide_review(draft, Decision.APPROVED, "", number=2, by=dario)


def test_two_answers_to_one_question_are_one(draft, dora, dario):
    ask_review(draft, "", number=1, by=dora)
    decide_review(draft, Decision.APPROVED, "", number=1, by=dario)
    with pytest.raises(DraftMoved):
        decide_review(draft, Decision.RETURNED, "No.", number=1, by=a_designer("Dina"))


def test_a_question_can_be_taken_back(draft, dora):
    ask_review(draft, "", number=1, by=dora)
    assert take_back_review(draft, by=dora).stage == Stage.WRITING
    with pytest.raises(DraftMoved):
        take_back_review(draft, by=dora)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (changed("office: roads\n", "office: rods\n"), "1 fault"),
        (changed('    fee: "60"', '    fee: "61"', "business_licence"), "1 scenario"),
        (files_of(), "Nothing differs"),
        (changed("title: Received", "title: Got"), "published already"),
        (raised(version="0.9.0"), "raise the version above it"),
    ],
)
def test_what_is_not_ready_is_not_reviewed(online, dora, files, says):
    draft = begin_draft(files, by=dora)
    [found] = hindrances(draft)
    assert says in found.message
    with pytest.raises(NotReady, match=says):
        ask_review(draft, "", number=1, by=dora)


def test_an_approved_draft_goes_online_and_an_earlier_version_comes_back(online, dora, dario):
    draft = approved(begin_draft(raised(), by=dora), dora, dario)
    with pytest.raises(Invalid):
        publish_draft(draft, because=" ", number=1, by=dora)
    publish_draft(draft, because="Residents asked for it", number=1, by=dora)
    draft.refresh_from_db()
    assert draft.stage == Stage.PUBLISHED
    assert offered_procedure(KEY).version == "1.1.0"
    assert offered_procedure(KEY).start.title.default == "Got"
    offer_version(KEY, "1.0.0", because="Something is wrong with it", by=dario)
    assert offered_procedure(KEY).version == "1.0.0"
    withdraw_offer(KEY, because="Closed for a while", by=dora)
    with pytest.raises(NoSuchService):
        offered_procedure(KEY)


def test_only_what_was_approved_is_published(draft, dora, dario):
    with pytest.raises(DraftMoved):
        publish_draft(draft, because="Now", number=1, by=dora)
    approved(draft, dora, dario)
    save_draft(draft, raised(), number=1, change=Change.SET, by=dora)
    with pytest.raises(DraftMoved):
        publish_draft(draft, because="Now", number=2, by=dora)


def test_who_designs_nothing_does_nothing_of_it(draft, online):
    stranger = UserFactory()
    for deed in (
        lambda: ask_review(draft, "", number=1, by=stranger),
        lambda: take_back_review(draft, by=stranger),
        lambda: comment_on_draft(draft, "x", by=stranger),
        lambda: publish_draft(draft, because="x", number=1, by=stranger),
        lambda: offer_version(KEY, "1.0.0", because="x", by=stranger),
        lambda: withdraw_offer(KEY, because="x", by=stranger),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_comments_stand_with_their_revision(draft, dario):
    with pytest.raises(Invalid):
        comment_on_draft(draft, " ", by=dario)
    assert comment_on_draft(draft, " A word. ", by=dario).words == "A word."


def test_who_designs_no_more_is_told_nothing(draft, dora, dario):
    ask_review(draft, "", number=1, by=dora)
    Mandate.objects.filter(user=dora).delete()
    decide_review(draft, Decision.APPROVED, "For us alone.", number=1, by=dario)
    assert not Notice.objects.filter(template="designer/review_decided").exists()
