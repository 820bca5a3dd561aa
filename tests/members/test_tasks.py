"""Jobs of members: letters of new invoices by a job, reminders by the clock."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.kernel.clock import set_to
from hanse.kernel.models import Notice
from hanse.members import tasks
from tests.members.dues import JANUARY, a_city, coordinator_of, issued

pytestmark = pytest.mark.django_db


def test_new_invoices_are_told_by_a_job_and_late_ones_by_the_clock() -> None:
    with set_to(JANUARY):
        coordinator_of(a_city())
        issued()
        job = ProcrastinateJob.objects.get(task_name="members.tell_of_invoices")
        tasks.tell_of_invoices(**job.args)
    tasks.remind_of_dues(0)

    templates = list(Notice.objects.order_by("created_at").values_list("template", flat=True))
    assert templates == ["members/new_invoice", "members/dues_arrears"]
