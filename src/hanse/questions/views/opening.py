"""What every page of the runner has in common: the visit, the check of the form's origin, and refusals in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hanse.kernel.errors import NotAllowed, NotThere
from hanse.questions.actions import refuse_closed
from hanse.questions.errors import SheetFrozen, SignInNeeded, UnknownQuestion
from hanse.questions.presenters.places import OWN, Places
from hanse.questions.queries import Visit
from hanse.questions.spec.question import Question
from hanse.questions.views.typed import back_to, keep_typed, to_sign_in

type Page = Callable[..., HttpResponseBase]


class _Origin(CsrfViewMiddleware):
    """Django's own check, telling its finding instead of refusing the request."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        del request
        return reason

    def stale(self, request: HttpRequest) -> bool:
        """Whether the form's token is older than the sign-in.

        Raises PermissionDenied where the form does not come from a page of this site.
        """
        self.process_request(request)
        if self.process_view(request, _no_view, (), {}) is None:
            return False
        if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
            raise PermissionDenied
        return True


def _no_view(_request: HttpRequest) -> HttpResponseBase:
    """Stands where the check wants a view; it looks only whether the view is exempt."""
    return HttpResponse()


_origin = _Origin(_no_view)


def runner_page(*methods: str) -> Callable[[Page], Page]:
    """Declare a view of a visit: `view(request, visit, places, **own)`, where `own` is what its address captured.

    A form that arrives without a session, or with a token older than the sign-in, is not refused: what was typed is
    kept and offered again (`views.typed`). That is why the token is checked here and not by the middleware.
    """

    def declare(view: Page) -> Page:
        @csrf_exempt
        @never_cache
        @require_http_methods(methods)
        @wraps(view)
        def opened(request: HttpRequest, *, desk: Any, **names: Any) -> HttpResponseBase:
            own = {name: value for name, value in names.items() if name in OWN}
            owners = {name: value for name, value in names.items() if name not in OWN}
            places = Places.of(request)
            try:
                if request.method == "POST" and _origin.stale(request):
                    return back_to(request, places, own)
                visit = desk(request, **owners)
                if visit.leads_home:
                    places = replace(places, overview=visit.home.href)
                return view(request, visit, places, **own)
            except SignInNeeded:
                return to_sign_in(request, places, own)
            except SheetFrozen as refused:
                return frozen(request, places, refused, own)
            except NotThere as refused:
                raise Http404(refused.message) from refused
            except NotAllowed as refused:
                raise PermissionDenied(refused.message) from refused

        return opened

    return declare


def frozen(request: HttpRequest, places: Places, refused: SheetFrozen, own: dict[str, Any]) -> HttpResponseBase:
    """The answers were handed in while the page was open: say so; what was typed is shown, to be copied."""
    if request.headers.get("HX-Request"):
        context = {"key": own.get("key", ""), "words": refused.message}
        return render(request, "questions/refused.html", context, status=HTTPStatus.LOCKED)
    keep_typed(request, places, own)
    messages.warning(request, refused.message)
    return redirect(places.question(own["key"]) if "key" in own else places.tasks)


def question_of(visit: Visit, key: str) -> Question:
    """Raises UnknownQuestion."""
    question = visit.questionnaire.questions.get(key)
    if question is None:
        raise UnknownQuestion
    return question


def require_writable(visit: Visit, key: str) -> None:
    """Raises SheetFrozen, SheetHeld or NotAllowed where this person may not answer the question now."""
    require_open(visit)
    if not visit.may_write(key):
        raise NotAllowed(_("This question is not yours to answer. Ask the person who coordinates the answers."))


def require_backing(visit: Visit, key: str) -> None:
    """Raises SheetFrozen, SheetHeld or NotAllowed where this person may not give evidence for the answer now."""
    require_open(visit)
    if not visit.takes_evidence(key):
        raise NotAllowed(_("This question is not yours to answer. Ask the person who coordinates the answers."))


def require_open(visit: Visit) -> None:
    """Raises SheetFrozen where nobody may write here now, SheetHeld where the answers lie before somebody."""
    refuse_closed(visit.sheet)
    if visit.barred:
        raise SheetFrozen(visit.barred.message)
