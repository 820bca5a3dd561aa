"""What keeps a draft from being reviewed and published, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame import catalogue
from hanse.frame.errors import NoSuchService
from hanse.frame.queries.offering import offered_procedure
from hanse.frame.queries.procedures import versions_of
from hanse.frame.spec.difference.difference import difference
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.designer.looking.stories import stories
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.seeing import seen


@dataclass(frozen=True, slots=True)
class Hindrance:
    message: str


def hindrances(draft: Draft) -> list[Hindrance]:
    """Nothing where it can be published as it stands."""
    looked = seen(draft)
    if looked.procedure is None:
        number = len(looked.findings)
        words = ngettext(
            "There is %(number)s fault. Mend it first.", "There are %(number)s faults. Mend them first.", number
        )
        return [Hindrance(words % {"number": number})]
    return [*_scenarios(looked.procedure), *_version(looked.procedure)]


def _scenarios(procedure: Procedure) -> Iterator[Hindrance]:
    otherwise = sum(bool(one.trouble) for one in stories(procedure))
    if otherwise:
        words = ngettext(
            "%(number)s scenario goes otherwise than it says.",
            "%(number)s scenarios go otherwise than they say.",
            otherwise,
        )
        yield Hindrance(words % {"number": otherwise})


def _version(procedure: Procedure) -> Iterator[Hindrance]:
    """A version that was published never says anything else; and a later one is newer than what is online."""
    if any(one != procedure for one in published(procedure.key, procedure.version)):
        words = _("Version %(version)s was published already and says something else. Raise the version.")
        yield Hindrance(words % {"version": procedure.version})
        return
    try:
        online = offered_procedure(procedure.key)
    except NoSuchService:
        return
    found = difference(online, procedure)
    if not found.changes:
        yield Hindrance(_("Nothing differs from what is online."))
    elif found.fault:
        words = _("Version %(online)s is online: raise the version above it.")
        yield Hindrance(words % {"online": online.version})


def published(key: str, version: str) -> list[Procedure]:
    """The version as it is known here; none where it never was."""
    declared = catalogue.declared(key, version)
    try:
        return versions_of(key, version)
    except NoSuchService:
        return [declared] if declared else []
