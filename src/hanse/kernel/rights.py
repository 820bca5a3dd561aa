"""Rights: predicates over a viewer and a thing, composed with & | ~ (the library `rules`), checked in one way."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from rules.predicates import Predicate

from hanse.kernel.errors import NotAllowed


def right(function: Callable[[Any, Any], bool]) -> Predicate:
    """Declare a function of a viewer and a thing as a right."""
    return Predicate(function)


def require(wanted: Predicate, viewer: Any, thing: Any = None) -> None:
    """Go on only where the viewer has the right; raises `NotAllowed` with what to do."""
    if not wanted.test(viewer, thing):
        raise NotAllowed(_("You do not have the right to do this. If you need it, ask those who run this site."))
