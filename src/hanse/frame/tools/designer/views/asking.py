"""What every page of the designer asks first: who is there, may she, and which draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.queries import draft_of, require_designer
from hanse.frame.tools.designer.views.framing import View, holds_frame
from hanse.identity.public import person

__all__ = ["View", "designing", "drafting", "person"]


def designing(view: View) -> View:
    """A page for who designs services."""

    @login_required
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, **names: Any) -> HttpResponseBase:
        require_designer(person(request))
        return view(request, **names)

    return opened


def drafting(view: Callable[..., HttpResponseBase]) -> View:
    """A page of one draft, which the view takes in place of its id; it may hold the preview in a frame."""

    @holds_frame
    @login_required
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, **names: Any) -> HttpResponseBase:
        found: Draft = draft_of(person(request), draft_id)
        return view(request, found, **names)

    return opened
