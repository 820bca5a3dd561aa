import pytest
from django.core.files.base import ContentFile

from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry
from hanse.questions.actions import add_evidence, freeze_sheet, remove_evidence
from hanse.questions.errors import BadEvidence, SheetFrozen
from hanse.questions.queries import evidence_of, evidenced_keys_of
from tests.questions.samples import free, single


def test_a_file_a_link_and_a_note_are_evidence(sheet, by):
    add_evidence(sheet, single(), upload=ContentFile(b"%PDF-1.7", "план.pdf"), note="signed", by=by)
    add_evidence(sheet, single(), link=" https://example.org/решение ", by=by)
    add_evidence(sheet, free(), note=" Minutes of 3 May, in the archive ", by=by)
    found = [(one.key, one.kind, one.link, one.note) for one in evidence_of(sheet)]
    assert found == [
        ("strategy", "file", "", "signed"),
        ("strategy", "link", "https://example.org/решение", ""),
        ("names", "note", "", "Minutes of 3 May, in the archive"),
    ]
    assert evidence_of(sheet, "strategy")[0].file.name == "план.pdf"
    assert evidenced_keys_of([sheet.id])[sheet.id] == {"strategy", "names"}
    assert AuditEntry.objects.filter(verb="questions.add_evidence").count() == 3


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "example.org", "https://", "https://a b.org", "http://[", "https://x/" + "a" * 2000]
)
def test_what_is_no_web_address_is_refused(sheet, by, link):
    with pytest.raises(BadEvidence, match="beginning with https://"):
        add_evidence(sheet, single(), link=link, by=by)


def test_nothing_and_too_much_are_refused(sheet, by):
    with pytest.raises(BadEvidence, match="Choose a file, give a link or write a note"):
        add_evidence(sheet, single(), by=by)
    with pytest.raises(BadEvidence, match="at most 4000"):
        add_evidence(sheet, single(), note="x" * 4001, by=by)
    with pytest.raises(BadEvidence, match="one at a time"):
        add_evidence(sheet, single(), upload=ContentFile(b"%PDF-1.7", "a.pdf"), link="https://example.org", by=by)
    with pytest.raises(Invalid, match="content"):
        add_evidence(sheet, single(), upload=ContentFile(b"MZ", "virus.pdf"), by=by)
    assert not evidence_of(sheet).exists()


def test_removed_evidence_is_out_of_sight_and_removed_once(sheet, by):
    evidence = add_evidence(sheet, single(), note="wrong", by=by)
    remove_evidence(evidence, by=by)
    remove_evidence(evidence, by=by)
    assert not evidence_of(sheet).exists()
    evidence.refresh_from_db()
    assert (evidence.note, evidence.removed_by_id) == ("wrong", by.id)
    assert AuditEntry.objects.filter(verb="questions.remove_evidence").count() == 1


def test_evidence_of_a_frozen_sheet_stays(sheet, by):
    evidence = add_evidence(sheet, single(), note="right", by=by)
    freeze_sheet(sheet, by=by)
    with pytest.raises(SheetFrozen):
        add_evidence(sheet, single(), note="late", by=by)
    with pytest.raises(SheetFrozen):
        remove_evidence(evidence, by=by)
    assert [one.note for one in evidence_of(sheet)] == ["right"]


@pytest.mark.parametrize(
    "given", [{"link": "https://example.org/"}, {"note": "in the archive"}, {"upload": b"%PDF-1.7"}]
)
def test_the_same_sent_twice_stands_once_until_it_is_removed(sheet, by, other, given):
    def add(one):
        return add_evidence(sheet, single(), by=one, **{name: _fresh(value) for name, value in given.items()})

    first, second, theirs = add(by), add(by), add(other)
    assert second.id == first.id != theirs.id
    remove_evidence(first, by=by)
    assert add(by).id != first.id
    assert evidence_of(sheet, "strategy").count() == 2


def _fresh(value):
    return ContentFile(value, "plan.pdf") if isinstance(value, bytes) else value
