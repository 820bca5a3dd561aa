"""The page of jobs: for operators alone, and each thing that is done there asks first."""

import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.kernel import jobs, queue
from hanse.kernel.models import AuditEntry, JobFailure
from hanse.kernel.queue import Stands
from tests.identity.people import a_person

pytestmark = pytest.mark.django_db
BACKEND = "hanse.identity.views.backend.SignInBackend"


@pytest.fixture
def operator(client):
    person = a_person("olga@example.org", is_staff=True)
    client.force_login(person, backend=BACKEND)
    return person


def a_job(status: str = "failed") -> int:
    number = jobs.defer("kernel.send_delivery", delivery_id="01a21959-eb8c-771f-b012-304b1e83801d")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, number])
    return number


@pytest.mark.parametrize(("who", "status"), [(None, 302), ({}, 403), ({"is_staff": True}, 200)])
def test_operators_alone_see_it(client, who, status):
    if who is not None:
        client.force_login(a_person("kim@example.org", **who), backend=BACKEND)
    assert client.get(reverse("operating:jobs")).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(client, operator, number, django_assert_num_queries):
    for _ in range(number):
        a_job()
    client.get(reverse("operating:jobs"))
    with django_assert_num_queries(7):
        page = client.get(reverse("operating:jobs")).content.decode()
    assert page.count("Send a letter or an SMS") == 2 * number
    assert f"({number})" in page


def test_a_failed_job_is_run_again_after_a_question(client, operator):
    number = a_job()
    JobFailure.objects.create(job_id=number, attempt=1, error="SMTPException", place="deliver, kernel/notices.py:90")
    assert "SMTPException in deliver" in client.get(reverse("operating:jobs")).content.decode()
    place = reverse("operating:retry", args=[number])

    assert "Run this job again?" in client.get(place).content.decode()
    assert queue.numbers()[Stands.FAILED] == 1
    assert client.post(place).status_code == 302

    assert queue.numbers() == {Stands.FAILED: 0, Stands.RUNNING: 0, Stands.WAITING: 1, Stands.DONE: 0}
    assert AuditEntry.objects.get(verb="kernel.retry_job").actor_id == operator.id
    assert client.get(place).status_code == 404  # it has gone on


def test_a_job_that_waits_is_cancelled_after_a_question(client, operator):
    number = a_job("todo")
    place = reverse("operating:cancel", args=[number])

    assert "Cancel this job?" in client.get(place).content.decode()
    assert ProcrastinateJob.objects.get(id=number).status == "todo"
    client.post(place)

    assert ProcrastinateJob.objects.get(id=number).status == "cancelled"
    assert client.post(place).status_code == 404
