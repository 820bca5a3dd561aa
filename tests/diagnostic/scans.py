"""A visitor with a quick scan, for tests."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from hanse.diagnostic.actions import answer_scan, begin_scan
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import scan_questions
from hanse.diagnostic.views.quick_scan.holding import COOKIE
from hanse.kernel.clock import now
from hanse.questions.spec.answer import Answer

START = "/en/quick-scan/"
KEY = "gov_strategy_status"


def a_scan(*, answered: bool = True, untouched: timedelta = timedelta()) -> tuple[QuickScan, str]:
    """A scan with one answer or none, and its secret."""
    scan, secret = begin_scan()
    if answered:
        answer_scan(scan, KEY, Answer.answered(KEY, 2))
    QuickScan.objects.filter(id=scan.id).update(touched_at=now() - untouched)
    scan.refresh_from_db()
    return scan, secret


def begun_by(client: Client) -> QuickScan:
    """A scan that the client's browser holds."""
    client.post(reverse("diagnostic:scan_begin"))
    return QuickScan.objects.latest("created_at")


def secret_of(client: Client) -> str:
    """The secret as the browser's cookie carries it: before the signature."""
    return client.cookies[COOKIE].value.split(":")[0]


def question_page(key: str) -> str:
    return reverse("diagnostic:scan:question", kwargs={"key": key})


def answer(client: Client, key: str, value: object, **more: str):
    return client.post(question_page(key), {"do": "save", "answer": str(value), **more})


def answer_all(client: Client, *, option: int) -> None:
    """Choose the option at this place, counted from 0, in every question."""
    for key, question in scan_questions().questions.items():
        answer(client, key, question.options[option].value)
