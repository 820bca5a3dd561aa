"""Another designer's look at a draft, and putting it online."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from hanse.frame.tools.designer.actions.offering import publish_draft
from hanse.frame.tools.designer.actions.reviewing import (
    ask_review,
    comment_on_draft,
    decide_review,
    take_back_review,
)
from hanse.frame.tools.designer.enums import Decision
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.reviewing import review_page
from hanse.frame.tools.designer.views.asking import drafting
from hanse.identity.public import User, person
from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Conflict, Invalid

type Act = Callable[[Draft, str, int, User], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done with the words that were written, at the revision that was looked at; and what is said then."""

    act: Act
    message: Any


def _ask(draft: Draft, words: str, number: int, by: User) -> object:
    return ask_review(draft, words, number=number, by=by)


def _take_back(draft: Draft, _words: str, _number: int, by: User) -> object:
    return take_back_review(draft, by=by)


def _approve(draft: Draft, words: str, number: int, by: User) -> object:
    return decide_review(draft, Decision.APPROVED, words, number=number, by=by)


def _return(draft: Draft, words: str, number: int, by: User) -> object:
    return decide_review(draft, Decision.RETURNED, words, number=number, by=by)


def _comment(draft: Draft, words: str, _number: int, by: User) -> object:
    return comment_on_draft(draft, words, by=by)


def _publish(draft: Draft, words: str, number: int, by: User) -> object:
    return publish_draft(draft, because=words, number=number, by=by)


DEEDS: Mapping[str, Deed] = {
    "ask": Deed(_ask, _("The other designers have been asked to look at it.")),
    "take_back": Deed(_take_back, _("You can go on writing.")),
    "approve": Deed(_approve, _("The draft is approved. It can be put online now.")),
    "return": Deed(_return, _("The draft goes back to who wrote it.")),
    "comment": Deed(_comment, _("Your comment stands below.")),
    "publish": Deed(_publish, _("It is online. Whoever applies from now on uses this version.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    asked, words, problem = request.POST.get("do", ""), request.POST.get("words", ""), ""
    if request.method == "POST" and asked in DEEDS:
        number = whole_number(request.POST.get("number", "")) or 0
        try:
            deed = DEEDS[asked]
            deed.act(draft, words, number, person(request))
            messages.success(request, deed.message)
        except (Invalid, Conflict) as refused:
            problem = refused.message
        else:
            return redirect("designer:reviewing", draft.id)
    context = {"draft": draft, "around": around(draft, "reviewing"), "page": review_page(draft, person(request))}
    context |= {"problem": problem, "problems": problem, "asked": asked, "words": words}
    return render(request, "designer/reviewing.html", context, status=422 if problem else 200)
