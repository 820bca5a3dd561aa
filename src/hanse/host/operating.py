"""Pages for who runs the site: its jobs, to be run again or never."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hanse.host.rules import operates
from hanse.host.turns import turn_in_words
from hanse.identity.public import person
from hanse.kernel import queue
from hanse.kernel.errors import NotThere
from hanse.kernel.queue import Stands
from hanse.kernel.rights import require

MOST = 100
SEEN = timedelta(minutes=1)

WORDS: dict[Stands, str | Promise] = {
    Stands.FAILED: gettext_lazy("Failed"),
    Stands.RUNNING: gettext_lazy("Running"),
    Stands.WAITING: gettext_lazy("Waiting"),
    Stands.DONE: gettext_lazy("Done"),
}


@dataclass(frozen=True, slots=True)
class Pile:
    """One of the tabs."""

    text: str
    number: int
    href: str
    active: bool


type View = Callable[..., HttpResponse]


def for_operators(view: View) -> View:
    """Who is not signed in signs in first; who is, and does not run the site, is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        require(operates, request.user)
        return view(request, **parts)

    return guarded


@require_safe
@for_operators
def jobs(request: HttpRequest) -> HttpResponse:
    """What failed, runs and waits, the worker, and the jobs of the clock."""
    chosen = _chosen(request.GET.get("pile", ""))
    numbers = queue.numbers()
    here = reverse("operating:jobs")
    piles = [Pile(str(WORDS[one]), numbers[one], f"{here}?pile={one.name.lower()}", one is chosen) for one in Stands]
    seen = queue.worker_seen_at()
    context = {
        "piles": piles,
        "chosen": chosen,
        "jobs": queue.jobs(chosen, most=MOST),
        "more": numbers[chosen] > MOST,
        "most": MOST,
        "turns": queue.by_the_clock(),
        "worker_lives": seen is not None and timezone.now() - seen < SEEN,
        "worker_seen": seen,
        "Stands": Stands,
        "turn_in_words": turn_in_words,
    }
    return render(request, "host/jobs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Asks first."""
    job = _job(number, Stands.FAILED)
    if request.method == "POST":
        queue.retry(number, by=person(request).actor)
        return redirect("operating:jobs")
    return render(request, "host/job_retry.html", {"job": job, "cancel_href": reverse("operating:jobs")})


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Asks first."""
    job = _job(number, Stands.WAITING)
    if request.method == "POST":
        queue.cancel(number, by=person(request).actor)
        return redirect("operating:jobs")
    return render(request, "host/job_cancel.html", {"job": job, "cancel_href": reverse("operating:jobs")})


def _chosen(word: str) -> Stands:
    return next((one for one in Stands if one.name.lower() == word), Stands.FAILED)


def _job(number: int, stands: Stands) -> queue.Job:
    found = queue.jobs(stands, most=1, only=number)
    if not found:
        raise NotThere(_("This job has gone on by now. Look at the list of jobs again."))
    return found[0]
