"""Following a public case: asking for it, the link that confirms, and the way off, which one click goes."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hanse.frame.actions.following import ask_to_follow, confirm_following, follow_as, unfollow, unfollow_as
from hanse.frame.forms import FollowForm
from hanse.frame.models import Case, Follower
from hanse.frame.presenters.published import published_lines
from hanse.frame.queries.following import follower_behind, follows, is_public
from hanse.frame.queries.published import published_case
from hanse.identity.public import User, person_or_none
from hanse.kernel.errors import NotThere
from hanse.kernel.limits import Limit
from hanse.kernel.private import kept_private

LETTERS = Limit("frame.follow", most=5, within=timedelta(hours=1))


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, service: str, number: str) -> HttpResponseBase:
    """Who has an account follows with it; others give an address, and confirm it by the link that goes there."""
    row, person = published_case(service, number), person_or_none(request)
    if row.ended_at:
        messages.info(request, _("It has come to its end: nothing more will happen."))
        return redirect("frame:published_case", service, number)
    form = FollowForm(request.POST or None)
    if request.method == "POST" and person:
        return _with_account(request, row, person)
    if request.method == "POST" and form.is_valid():
        if LETTERS.admit(request):
            ask_to_follow(row, form.cleaned_data["email"], language=get_language() or "en")
            words = _("A letter is on its way to %s. Open the link in it, and you will be told.")
            messages.success(request, words % form.cleaned_data["email"])
            return redirect("frame:published_case", service, number)
        form.add_error(None, _("Several letters were asked for from here. Try again in an hour."))
    context = {"line": _line(row), "service": service, "form": form, "person": person, "follows": follows(row, person)}
    return render(request, "frame/published/follow.html", context)


def _with_account(request: HttpRequest, row: Case, person: User) -> HttpResponseBase:
    if request.POST.get("do") == "stop":
        unfollow_as(person, row)
        messages.success(request, _("You are told nothing more of %s.") % row.number)
    else:
        follow_as(person, row, language=get_language() or "en")
        messages.success(request, _("You follow %s: we write to you when it moves on.") % row.number)
    return redirect("frame:published_case", row.service, row.number)


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the letter leads. Opening it changes nothing: previews of mails open links too."""
    found = _behind(token)
    if not is_public(found.case):
        raise NotThere(_("Nothing is published under this number."))
    if request.method == "POST":
        confirm_following(found)
        messages.success(request, _("You follow %s: we write to you when it moves on.") % found.case.number)
        return redirect("frame:published_case", found.case.service, found.case.number)
    return render(request, "frame/published/confirm.html", {"line": _line(found.case), "token": token, "found": found})


@csrf_exempt  # a mail program sends it, with no cookie; whoever has the link has the right
@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """The end of it: by the button of a mail program (RFC 8058), or by that of this page."""
    found = follower_behind(token)
    if found is not None and request.method == "POST":
        unfollow(found)
        found = None
    return render(request, "frame/published/stop.html", {"number": found.case.number if found else ""})


def _behind(token: str) -> Follower:
    found = follower_behind(token)
    if found is None:
        raise NotThere(_("This link leads nowhere any more. You follow nothing by it."))
    return found


def _line(row: Case) -> object:
    [line] = published_lines([row], get_language() or "en")
    return line
