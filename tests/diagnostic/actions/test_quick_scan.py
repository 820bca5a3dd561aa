"""Quick scans: how they are kept, and for how long."""

from datetime import timedelta

import pytest

from hanse.diagnostic.actions import answer_scan, delete_scan, purge_scans, touch_scan
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import KEPT_FOR, scan_of
from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.kernel.models import AuditEntry
from hanse.questions.spec.answer import Answer
from tests.diagnostic.rounds import SYSTEM
from tests.diagnostic.scans import KEY, a_scan

pytestmark = pytest.mark.django_db


def test_each_secret_opens_its_own_scan():
    one, first = a_scan()
    other, second = a_scan()

    assert (scan_of(first), scan_of(second)) == (one, other)
    assert scan_of("") is None


def test_an_answer_can_be_taken_back():
    scan, secret = a_scan()

    answer_scan(scan, KEY, None)

    assert scan_of(secret).answers == {}


def test_an_answer_that_comes_after_the_deletion_is_not_kept():
    scan, _secret = a_scan()
    delete_scan(scan)

    with pytest.raises(NotThere):
        answer_scan(scan, KEY, Answer.answered(KEY, 3))
    assert not QuickScan.objects.exists()


@pytest.mark.parametrize(
    ("answered", "untouched", "stays"),
    [
        (True, KEPT_FOR - timedelta(hours=1), True),
        (True, KEPT_FOR + timedelta(hours=1), False),
        (False, timedelta(hours=23), True),
        (False, timedelta(hours=25), False),
    ],
)
def test_what_nobody_touches_is_purged_in_its_time(answered, untouched, stays):
    a_scan(answered=answered, untouched=untouched)

    assert purge_scans(by=SYSTEM) == (0 if stays else 1)
    assert QuickScan.objects.exists() is stays
    assert AuditEntry.objects.filter(verb="diagnostic.purge_quick_scans").exists() is not stays


def test_a_scan_whose_time_is_over_opens_no_more_even_before_the_job_ran():
    _scan, secret = a_scan(untouched=KEPT_FOR + timedelta(minutes=1))

    assert scan_of(secret) is None


def test_looking_prolongs_a_scans_life():
    scan, secret = a_scan(untouched=KEPT_FOR - timedelta(days=1))

    touch_scan(scan)

    assert now() - scan_of(secret).touched_at < timedelta(minutes=1)


def test_what_a_visitor_does_leaves_no_trace_in_the_audit_log():
    scan, _secret = a_scan()
    delete_scan(scan)

    assert not AuditEntry.objects.filter(subject_id=scan.id).exists()
    assert not AuditEntry.objects.filter(verb__contains="scan").exists()
