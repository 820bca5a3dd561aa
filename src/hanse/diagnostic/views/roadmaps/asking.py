"""What pages of roadmaps ask: which roadmap, and may she; for a search; and what to do with what two have typed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from rules.predicates import Predicate

from hanse.diagnostic.actions import ask_for_roadmap
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Conflict, Invalid
from hanse.ui.forms import Form, saved_otherwise


def roadmap_for(request: HttpRequest, roadmap_id: UUID, right: Predicate) -> Roadmap:
    """The roadmap, where the person has the right to it. Raises NotThere, NoMembership, NotAllowed."""
    found = roadmap_by_id(roadmap_id)
    demand(right, viewer_of(request.user), found)
    return found


def seek(request: HttpRequest, roadmap: Roadmap) -> None:
    """Have the best roadmap sought; why it cannot be now stands on the next page, and what was laid down stays."""
    try:
        ask_for_roadmap(roadmap, by=person(request).actor)
    except Invalid as refusal:
        messages.error(request, refusal.message)


def on_what_is_saved[F: Form](
    kind: type[F], request: HttpRequest, refusal: Conflict, *, initial: dict[str, Any], **asked: Any
) -> tuple[F, list[tuple[str, str]]]:
    """What she typed, to be saved over what a colleague has saved meanwhile; and that, field by field in words.

    `initial` is what is saved, with its version; `asked` is what the form is made with besides.
    """
    typed = request.POST.copy()
    typed["version"] = str(initial["version"])
    form = kind(typed, initial=initial, **asked)
    theirs = saved_otherwise(form, **asked)
    form.add_error(None, refusal.message)
    return form, theirs
