"""Erasure: what was said is gone everywhere, that it happened stays, and the chain is whole."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from hanse.frame import catalogue
from hanse.frame.actions import (
    begin_application,
    change_record,
    erase_case,
    erase_what_is_over,
    keep_answer,
    submit_application,
)
from hanse.frame.errors import StepRefused
from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, CaseEvent, EventValues, IssuedDocument, Record
from hanse.frame.queries import chain_of
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.chain import broken_links, unlawfully_emptied
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.forgetting import empty_records
from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, set_to
from hanse.kernel.files import TEXT, remove, store
from hanse.kernel.models import Notice, StoredFile
from hanse.questions.spec.answer import Answer, FileRef, State
from hanse.questions.spec.question import FileRule, Question
from tests.frame.cases import decided, granted
from tests.frame.samples import permit, t
from tests.frame.workflow.test_moving import ANSWERS, a_case, officer

pytestmark = pytest.mark.django_db


def test_nothing_of_what_was_said_is_left(service: Procedure, django_capture_on_commit_callbacks) -> None:
    case = granted(service)
    letter = IssuedDocument.objects.get(case=case)
    make_document(str(letter.id))
    letter.refresh_from_db()
    assert letter.file is not None
    kept = letter.file.content
    fee, paid, code = case.fee, case.paid, letter.code

    with django_capture_on_commit_callbacks(execute=True):
        erase_case(case, "She asked for it.", by=officer("building"), language="en")

    row, letter = Case.objects.get(id=case.id), IssuedDocument.objects.get(case=case)
    assert (row.answers, row.email, row.words, row.applicant_id) == ({}, "", row.number, None)
    assert (row.state, row.fee, row.paid, row.ended_at) == ("granted", fee, paid, case.ended_at)
    assert row.erased_at is not None
    assert not EventValues.objects.filter(event__case=case).exists()
    assert (letter.code, letter.content["facts"], letter.content["paragraphs"]) == (code, [], [])
    assert letter.content["title"] == "Permit"
    assert letter.file is None
    assert not StoredFile.objects.exists()
    assert not kept.storage.exists(kept.name)
    with connection.cursor() as cursor:
        for table in ("frame_case", "frame_caseevent", "frame_eventvalues", "frame_issueddocument", "frame_record"):
            cursor.execute(f"SELECT count(*) FROM {table} AS one WHERE one::text LIKE '%ann@example.org%'")
            assert cursor.fetchone() == (0,), table


def test_the_last_event_says_why_and_the_chain_holds(service: Procedure) -> None:
    case = granted(service)
    erase_case(case, "She asked for it.", by=officer("building"), language="en")

    last = CaseEvent.objects.filter(case=case).last()
    assert last is not None
    assert (last.kind, last.role, last.facts) == ("erased", "building", {"because": "She asked for it."})
    assert list(broken_links(chain_of(case.id))) == []
    assert list(unlawfully_emptied(chain_of(case.id))) == []


def test_a_letter_that_is_made_late_is_not_made_any_more(service: Procedure) -> None:
    case = granted(service)
    erase_case(case, "She asked for it.", by=officer("building"), language="en")

    make_document(str(IssuedDocument.objects.get(case=case).id))

    assert IssuedDocument.objects.get(case=case).file is None


def test_a_case_that_runs_is_not_erased(service: Procedure) -> None:
    case = a_case(service)

    with pytest.raises(StepRefused, match="only after it has ended"):
        erase_case(case, "No.", by=officer("building"), language="en")

    assert Case.objects.get(id=case.id).answers


def test_what_is_over_is_erased_and_nothing_else(service: Procedure) -> None:
    old, running = granted(service), a_case(service)
    with set_to(now() + timedelta(days=100)):
        young = granted(service)
    with set_to(now() + timedelta(days=750)):
        assert erase_what_is_over() == 1
        assert erase_what_is_over() == 0

    erased = set(Case.objects.filter(erased_at__isnull=False).values_list("id", flat=True))
    assert erased == {old.id}
    assert Case.objects.get(id=young.id).answers
    assert Case.objects.get(id=running.id).answers
    assert CaseEvent.objects.get(case=old, kind="erased").facts == {"because": "retention"}


def test_public_records_stay_and_restricted_ones_while_they_are_in_force(service: Procedure) -> None:
    public, restricted = granted(service), granted(service)
    Record.objects.filter(case=restricted).update(public=False)
    for case in (public, restricted):
        erase_case(case, "She asked for it.", by=officer("building"), language="en")
    assert all(one.content for one in Record.objects.all())

    change_record(public, Standing.WITHDRAWN, "Over.", {}, by=officer(), language="en")
    Record.objects.filter(case=restricted).update(valid_until=now().date() - timedelta(days=1))
    empty_records()

    assert all(one.content for one in Record.objects.filter(case=public))
    assert [one.content for one in Record.objects.filter(case=restricted)] == [{}]


def test_a_file_is_removed_when_the_transaction_is_through(django_capture_on_commit_callbacks) -> None:
    stored = store(ContentFile(b"Hello", name="a.txt"), by=Actor.system("test"), kinds=(TEXT,))
    content = stored.content

    with django_capture_on_commit_callbacks(execute=True):
        remove([stored])
        assert content.storage.exists(content.name)

    assert not content.storage.exists(content.name)
    assert not StoredFile.objects.exists()


def test_copies_of_sent_letters_go_and_others_stay(service: Procedure) -> None:
    case, other = granted(service), a_case(service)
    letters = [(case, "ann@example.org"), (case, "fire@example.org"), (other, "ben@example.org")]
    for one, to in letters:
        about = notices.About(case=one.id)
        notices.post("frame.permit", to=notices.Recipient(to), subject=f"About {one.number}", body="Hello", about=about)
    notices.send_due()

    erase_case(case, "She asked for it.", by=officer(), language="en")

    assert list(Notice.objects.values_list("address", flat=True)) == ["ben@example.org"]


def test_letters_that_were_on_their_way_go_in_the_night_after_they_have_arrived(service: Procedure) -> None:
    case = granted(service)
    about = notices.About(case=case.id)
    notices.post("frame.permit", to=notices.Recipient("ann@example.org"), subject="Late", body="Hello", about=about)
    erase_case(case, "She asked for it.", by=officer(), language="en")
    assert Notice.objects.filter(subject="Late").exists()

    notices.send_due()
    erase_what_is_over()

    assert not Notice.objects.filter(about=case.id).exists()


def test_uploaded_files_go_with_the_answers(django_capture_on_commit_callbacks) -> None:
    section = permit().sections[0]
    plan = Question(key="plan", kind="file", text=t("Plan"), files=FileRule(kinds=("text",), most=2))
    service = catalogue.declare(permit(key="drawn", sections=(replace(section, questions=(*section.questions, plan)),)))
    stored = store(ContentFile(b"A plan", name="plan.txt"), by=Actor.system("test"), kinds=(TEXT,))
    files = (FileRef(str(stored.id), "plan.txt", "text/plain", 6), FileRef("example", "a.txt", "text/plain", 6))
    try:
        application = begin_application(service.key, language="en")
        for key, answer in read_answers(service, ANSWERS).items():
            keep_answer(application, key, answer)
        keep_answer(application, "plan", Answer("plan", State.ANSWERED, files))
        case = decided(submit_application(application, language="en").row, service)

        with django_capture_on_commit_callbacks(execute=True):
            erase_case(case, "She asked for it.", by=officer(), language="en")
    finally:
        catalogue.withdraw(service.key)

    assert not StoredFile.objects.filter(id=stored.id).exists()
    assert not stored.content.storage.exists(str(stored.content.name))
