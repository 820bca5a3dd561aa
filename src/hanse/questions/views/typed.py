"""What was typed, kept in the session while its sender signs in again; offered once, on the page it came from."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render

from hanse.kernel.clock import now
from hanse.questions.presenters.places import Places

SESSION_KEY = "questions.typed"
LONGEST = 100_000
"""Characters of a form that are kept; a questionnaire's section has fewer."""
KEPT_FOR = timedelta(hours=12)
_NOT_KEPT = {"csrfmiddlewaretoken"}


def _page_of(request: HttpRequest, places: Places, own: dict[str, Any]) -> str:
    """The page that shows the form, also where another address took it."""
    if "key" in own and not {"conflict_id"} & set(own):
        return places.question(own["key"])
    return request.path


def keep_typed(request: HttpRequest, places: Places, own: dict[str, Any]) -> str:
    """Keep a form's fields; returns the page on which they will stand again."""
    page = _page_of(request, places, own)
    fields = [(name, values) for name, values in request.POST.lists() if name not in _NOT_KEPT]
    if fields and sum(len(value) for _name, values in fields for value in values) <= LONGEST:
        request.session[SESSION_KEY] = {"page": page, "fields": fields, "at": now().isoformat()}
    return page


def take_typed(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page before, once; None where nothing is kept for it."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["page"] != request.path:
        return None
    del request.session[SESSION_KEY]
    if now() - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept["fields"]:
        typed.setlist(name, values)
    return typed


def to_sign_in(request: HttpRequest, places: Places, own: dict[str, Any]) -> HttpResponseBase:
    """To the sign-in and back to the page, with what was typed."""
    if request.headers.get("HX-Request"):
        # The page stays as it is; its text is sent with the button, and kept on the way through the sign-in.
        return render(request, "questions/signed_out.html", {"key": own.get("key", "")}, status=401)
    page = keep_typed(request, places, own) if request.method == "POST" else request.get_full_path()
    return redirect_to_login(page)


def back_to(request: HttpRequest, places: Places, own: dict[str, Any]) -> HttpResponseBase:
    """To the page, made anew, with what was typed: its token was older than the sign-in."""
    if request.headers.get("HX-Request"):
        return render(request, "questions/signed_out.html", {"key": own.get("key", "")}, status=401)
    return redirect(keep_typed(request, places, own))
