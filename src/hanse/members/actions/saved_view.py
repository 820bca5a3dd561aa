from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line
from hanse.members.models import SavedView
from hanse.members.queries.listing import Wanted

MOST = 50


@transaction.atomic
def save_view(name: str, wanted: Wanted, *, office: str, shared: bool, by: User) -> SavedView:
    """Keep filters under a name; the same name again takes the new filters. Raises Invalid for no name, or too many."""
    words = one_line(name)[:80]
    if not words:
        raise Invalid(_("Give the view a name."), field="name")
    hers = SavedView.objects.filter(owner=by)
    if hers.exclude(name=words).count() >= MOST:
        raise Invalid(_("You have as many views as there can be. Delete one first."), field="name")
    said = {"asked": {key: value for key, value in asdict(wanted).items() if value}, "office": office, "shared": shared}
    view, _made = SavedView.objects.update_or_create(owner=by, name=words, defaults=said)
    audit.record("members.save_view", by=by.actor, on=view, detail={"shared": shared})
    return view


@transaction.atomic
def delete_view(view: SavedView, *, by: Actor) -> None:
    """Its owner does not need it any more."""
    audit.record("members.delete_view", by=by, on=view)
    view.delete()
