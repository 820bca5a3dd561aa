import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, ProgrammingError, transaction

from hanse.kernel.models import AuditEntry, DomainEvent
from hanse.questions.actions import (
    Copied,
    add_evidence,
    copy_answers,
    create_sheet,
    freeze_sheet,
    mark_not_applicable,
    mark_unknown,
    remove_evidence,
    save_answer,
)
from hanse.questions.errors import SheetFrozen
from hanse.questions.models import Answer, Sheet
from hanse.questions.queries import answers_of, evidence_of
from hanse.questions.spec.questionnaire import Section
from tests.questions.samples import questionnaire, single, text

SAMPLE = questionnaire()


def test_a_sheet_names_its_questionnaire_and_version(sheet):
    assert (sheet.questionnaire, sheet.questionnaire_version, sheet.owner, sheet.frozen) == (
        "sample",
        "1",
        "test",
        False,
    )


def test_freezing_twice_keeps_the_first_time(sheet, by):
    at = freeze_sheet(sheet, by=by).frozen_at
    again = Sheet.objects.get(id=sheet.id)
    again.frozen_at = None  # one that has not heard of it
    assert freeze_sheet(again, by=by).frozen_at == at
    assert AuditEntry.objects.filter(verb="questions.freeze_sheet").count() == 1
    assert DomainEvent.objects.filter(name="questions.sheet_frozen").count() == 1


def test_the_database_itself_keeps_a_frozen_sheet(sheet, by):
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    freeze_sheet(sheet, by=by)
    for write in (
        lambda: Answer.objects.filter(sheet=sheet).update(value=5),
        lambda: Answer.objects.filter(sheet=sheet)._raw_delete("default"),
        lambda: Answer.objects.create(sheet=sheet, key="names", state="answered", value="late"),
    ):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            write()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Sheet.objects.filter(id=sheet.id).update(frozen_at=None)


def filled(sheet, by):
    save_answer(sheet, SAMPLE.question("strategy"), 3, expected_version=0, by=by)
    save_answer(sheet, SAMPLE.question("names"), "Łódź", expected_version=0, by=by)
    mark_not_applicable(sheet, SAMPLE.question("share"), "no office", expected_version=0, by=by)
    mark_unknown(sheet, SAMPLE.question("systems"), "the IT department", expected_version=0, by=by)


def contents(sheet):
    return {key: (row.state, row.value, row.note, row.by_id, row.answered_at) for key, row in answers_of(sheet).items()}


def test_answers_are_carried_over_with_who_gave_them(sheet, by, other):
    filled(sheet, by)
    freeze_sheet(sheet, by=by)
    revision = create_sheet(SAMPLE, by=other)
    assert copy_answers(sheet, revision, SAMPLE, by=other) == Copied(("strategy", "names", "share", "systems"), ())
    assert contents(revision) == contents(sheet)


def test_what_the_target_does_not_take_is_left_out_and_named(sheet, by):
    filled(sheet, by)
    narrower = single("strategy", options=single().options[:2])
    target_form = questionnaire(key="other", sections=(Section(key="one", title=text("One"), questions=(narrower,)),))
    target = create_sheet(target_form, by=by)
    copied = copy_answers(sheet, target, target_form, by=by)
    assert copied == Copied((), ("strategy", "names", "share", "systems"))


def test_an_answer_that_is_there_already_stays(sheet, by):
    filled(sheet, by)
    target = create_sheet(SAMPLE, by=by)
    save_answer(target, SAMPLE.question("strategy"), 5, expected_version=0, by=by)
    copied = copy_answers(sheet, target, SAMPLE, by=by, keys=["strategy", "names"])
    assert copied == Copied(("names",), ())
    assert answers_of(target)["strategy"].value == 5


def test_evidence_goes_with_its_answer(sheet, by):
    filled(sheet, by)
    add_evidence(sheet, SAMPLE.question("strategy"), link="https://example.org/plan", by=by)
    add_evidence(sheet, SAMPLE.question("strategy"), upload=ContentFile(b"%PDF-1.7", "plan.pdf"), note="Ō", by=by)
    add_evidence(sheet, SAMPLE.question("channels"), note="of a question without an answer", by=by)
    gone = add_evidence(sheet, SAMPLE.question("strategy"), note="wrong", by=by)
    remove_evidence(gone, by=by)
    target = create_sheet(SAMPLE, by=by)
    copy_answers(sheet, target, SAMPLE, by=by)
    assert [(one.key, one.kind) for one in evidence_of(target)] == [("strategy", "link"), ("strategy", "file")]
    bare = create_sheet(SAMPLE, by=by)
    copy_answers(sheet, bare, SAMPLE, by=by, evidence=False)
    assert not evidence_of(bare).exists()


def test_nothing_is_carried_into_a_frozen_sheet(sheet, by):
    filled(sheet, by)
    target = create_sheet(SAMPLE, by=by)
    freeze_sheet(Sheet.objects.get(id=target.id), by=by)
    with pytest.raises(SheetFrozen):
        copy_answers(sheet, target, SAMPLE, by=by)
    assert not answers_of(target)


def test_carrying_takes_as_many_queries_for_one_answer_as_for_four(sheet, by, django_assert_num_queries):
    filled(sheet, by)
    few, many = create_sheet(SAMPLE, by=by), create_sheet(SAMPLE, by=by)
    for target, keys in ((few, ["strategy"]), (many, None)):
        with django_assert_num_queries(7):
            copy_answers(sheet, target, SAMPLE, by=by, keys=keys)
