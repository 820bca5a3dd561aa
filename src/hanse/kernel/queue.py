"""What waits, runs and failed among the jobs, and when their worker was last seen."""

from datetime import datetime

from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateWorker


def worker_seen_at() -> datetime | None:
    """When a worker last said that it lives; each says so every ten seconds. None where none runs."""
    last: datetime | None = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    return last
