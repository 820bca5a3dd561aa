import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.kernel import outbox
from hanse.kernel.models import DomainEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    got: list[dict] = []
    monkeypatch.setitem(outbox._receivers, "test.happened", [got.append])
    return got


def test_an_event_with_a_receiver_waits_for_its_job(heard):
    outbox.emit("test.happened", {"city": "1"})

    event = DomainEvent.objects.get()
    job = ProcrastinateJob.objects.get()
    assert event.delivered_at is None
    assert (job.task_name, job.args) == ("kernel.deliver_event", {"event_id": str(event.id)})


def test_an_event_is_delivered_once(heard):
    outbox.emit("test.happened", {"city": "1"})
    event = DomainEvent.objects.get()

    outbox.deliver(event.id)
    outbox.deliver(event.id)

    assert heard == [{"city": "1"}]


def test_a_failing_receiver_leaves_the_event_undelivered(heard, monkeypatch):
    def fail(_payload):
        raise ValueError("broken")

    monkeypatch.setitem(outbox._receivers, "test.happened", [heard.append, fail])
    outbox.emit("test.happened", {})
    event = DomainEvent.objects.get()

    with pytest.raises(ValueError, match="broken"):
        outbox.deliver(event.id)

    event.refresh_from_db()
    assert event.delivered_at is None


def test_an_event_that_nobody_awaits_is_kept_and_needs_no_job():
    outbox.emit("test.unheard", {})

    assert DomainEvent.objects.get().delivered_at is not None
    assert not ProcrastinateJob.objects.exists()
