"""What was typed, kept in the session while its sender signs in again; offered once, on the page it came from.

Every form says who filled it in (`kernel.keepers`), as a session that was lost cannot. Whoever signs in at this browser
in her place is not shown it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare

from hanse.identity.public import User
from hanse.kernel.clock import now
from hanse.kernel.keepers import keeper_of
from hanse.questions.presenters.places import Places

SESSION_KEY = "questions.typed"
LONGEST = 100_000
"""Characters of a form that are kept; a questionnaire's section has fewer."""
KEPT_FOR = timedelta(hours=12)
KEEPER = "keeper"
_NOT_KEPT = {"csrfmiddlewaretoken", KEEPER}


def _page_of(request: HttpRequest, places: Places, own: dict[str, Any]) -> str:
    """The page that shows the form, also where another address took it."""
    if "key" in own and not {"conflict_id"} & set(own):
        return places.question(own["key"])
    return request.path


def keep_typed(request: HttpRequest, places: Places, own: dict[str, Any]) -> str:
    """Keep a form's fields for the person who filled it in; returns the page on which they will stand again."""
    page, keeper = _page_of(request, places, own), request.POST.get(KEEPER, "")
    if not keeper or (request.user.is_authenticated and not _is(request, keeper)):
        return page
    fields = [(name, values) for name, values in request.POST.lists() if name not in _NOT_KEPT]
    if fields and sum(len(value) for _name, values in fields for value in values) <= LONGEST:
        request.session[SESSION_KEY] = {"page": page, "fields": fields, "at": now().isoformat(), "for": keeper}
    return page


def take_typed(request: HttpRequest) -> QueryDict | None:
    """What this person typed on this page before, once; None where nothing is kept for it, or it is another's."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["page"] != request.path:
        return None
    del request.session[SESSION_KEY]
    if not _is(request, kept["for"]) or now() - datetime.fromisoformat(kept["at"]) > KEPT_FOR:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept["fields"]:
        typed.setlist(name, values)
    return typed


def _is(request: HttpRequest, keeper: str) -> bool:
    """Whether the person who is signed in is the one of whom a form says that she filled it in."""
    return isinstance(request.user, User) and constant_time_compare(keeper, keeper_of(request.user.id))


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
