"""Jobs of the diagnostic."""

import pytest
from procrastinate.contrib.django import app

from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import KEPT_FOR
from hanse.diagnostic.tasks import purge_quick_scans
from hanse.kernel.models import AuditEntry
from tests.diagnostic.scans import a_scan


@pytest.mark.django_db
def test_the_purge_of_quick_scans_is_a_job_that_the_worker_starts_every_night():
    a_scan(untouched=KEPT_FOR * 2)

    purge_quick_scans(0)

    assert not QuickScan.objects.exists()
    assert AuditEntry.objects.get(verb="diagnostic.purge_quick_scans").detail == {"purged": 1}
    assert "diagnostic.purge_quick_scans" in app.tasks
