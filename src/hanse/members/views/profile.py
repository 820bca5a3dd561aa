"""A member's coordinator says what its page in the directory shows, looks at it as others see it, takes it back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Invalid
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions import change_profile, take_back_profile
from hanse.members.enums import Openness
from hanse.members.errors import ProfileChanged
from hanse.members.forms.profile import ProfileForm
from hanse.members.presenters.directory import language_names
from hanse.members.presenters.profile import listed_page, post_lines
from hanse.members.queries.profile import Listed, listed_member, posts_held
from hanse.ui.forms import saved_otherwise


def own(request: HttpRequest, party_id: UUID) -> Listed:
    """The member, where the person may change its profile. Raises NotThere, NotAllowed."""
    require(rules.may_edit_profile, viewer_of(request.user), party_id)
    return listed_member(party_id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """In one language at a time, the reader's where the address names none."""
    member, asked = own(request, party_id), request.GET.get("in", "")
    language = asked if asked in dict(settings.LANGUAGES) else get_language() or "en"
    form = ProfileForm(request.POST or None, language=language, initial=_initial(member, language))
    theirs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(member.party, by=person(request).actor, **form.said())
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        except ProfileChanged as refusal:
            typed = request.POST.copy()
            typed["version"] = str(member.profile.version)  # from now on she writes on what is saved
            form = ProfileForm(typed, language=language, initial=form.initial)
            theirs = saved_otherwise(form, language=language)
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Saved. This is how it looks now."))
            return redirect(f"{reverse('members:profile_preview', args=[party_id])}?as={Openness.PUBLIC.value}")
    written = _written(member, language)
    context = {"form": form, "member": member, "in_language": language, "languages": written, "theirs": theirs}
    return render(request, "members/profile.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def preview(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """As members or everyone see it, or would see it if it were open to them."""
    member, inside = own(request, party_id), request.GET.get("as") == Openness.MEMBERS
    context = {
        "page": listed_page(member, get_language() or "en", inside=inside, whole=True),
        "posts": post_lines(posts_held(party_id), get_language() or "en"),
        "inside": inside,
        "is_open": rules.opens_to(member.profile.level, inside=inside),
        "is_listed": inside or member.profile.is_listed,
        "is_private": member.profile.level == Openness.PRIVATE,
    }
    return render(request, "members/profile_preview.html", context)


@never_cache
@login_required
@require_POST
def take_back(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """At once, without asking again: nothing is lost by it."""
    take_back_profile(own(request, party_id).party, by=person(request).actor)
    messages.success(request, _("Nobody else sees your profile any more. Your words are kept for you."))
    return redirect("members:profile", party_id)


def _initial(member: Listed, language: str) -> dict[str, Any]:
    profile, known = member.profile, member.known
    spoken = language_names(known.languages, language) if known else []
    return {
        "description": profile.descriptions.get(language, ""),
        "topics": profile.topics,
        "languages": ", ".join(name for _code, name in spoken),
        "website": known.website if known else "",
        "contact": profile.contact,
        "shows_contact": profile.shows_contact,
        "level": profile.level,
        "is_hidden": not profile.is_listed,
        "version": profile.version,
    }


def _written(member: Listed, language: str) -> list[tuple[str, str, bool, bool]]:
    """The languages in which it can be written: code, name, whether it is, whether it is this one."""
    return [
        (code, name, bool(member.profile.descriptions.get(code)), code == language) for code, name in settings.LANGUAGES
    ]
