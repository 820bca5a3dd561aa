from collections.abc import Collection
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.languages import KNOWN_LANGUAGES
from hanse.members.enums import SPOKEN, Openness, Topic
from hanse.members.errors import ProfileChanged
from hanse.members.models import Profile
from hanse.members.queries.standing import known_as


class Said(TypedDict, total=False):
    """What a member says of itself. `descriptions` are words by language; those that are not named stay."""

    descriptions: dict[str, str]
    topics: Collection[str]
    languages: Collection[str]
    website: str
    contact: str
    shows_contact: bool
    is_listed: bool
    level: Openness


@transaction.atomic
def change_profile(party: Party, *, by: Actor, seen: int | None = None, **said: Unpack[Said]) -> Profile:
    """What a member says of itself, and to whom; what is not named stays.

    `seen` is the version that was on the page when the words were written. Raises ProfileChanged where it is another
    one by now, and Invalid with the field.
    """
    profile, made = Profile.objects.select_for_update().get_or_create(party=party)
    if seen is not None and seen != (0 if made else profile.version):
        words = _("Somebody else has saved this profile in the meantime. What you have typed is kept on this page.")
        raise ProfileChanged(words)
    before = {name: getattr(profile, name) for name in ("level", "is_listed", "shows_contact")}
    if "descriptions" in said:
        profile.descriptions = _worded({**profile.descriptions, **said["descriptions"]})
    if "topics" in said:
        profile.topics = _among(said["topics"], Topic.values, "topics")
    profile.contact = said.get("contact", profile.contact)
    profile.shows_contact = said.get("shows_contact", profile.shows_contact)
    profile.is_listed = said.get("is_listed", profile.is_listed)
    profile.level = Openness(said.get("level", profile.level))
    if profile.shows_contact and not profile.contact:
        raise Invalid(_("Give the address that is to be shown."), field="contact")
    profile.changed_at = now()
    profile.save()
    _note_known(party, said)
    changed = {name: getattr(profile, name) for name, old in before.items() if made or getattr(profile, name) != old}
    audit.record("members.change_profile", by=by, on=profile, party_id=party.id, detail={"open": changed})
    outbox.emit("members.profile_changed", {"party": str(party.id), "level": profile.level})
    return profile


@transaction.atomic
def take_back_profile(party: Party, *, by: Actor) -> None:
    """From this moment on nobody else sees what a member says of itself; its words stay for it."""
    change_profile(party, by=by, level=Openness.PRIVATE, shows_contact=False)


def _note_known(party: Party, said: Said) -> None:
    """Languages and website are known of cities and organisations themselves."""
    known, changed = known_as(party), []
    if known is None:
        return
    if "languages" in said:
        known.languages = _among(said["languages"], SPOKEN, "languages")
        changed.append("languages")
    if "website" in said:
        known.website = said["website"]
        changed.append("website")
    if changed:
        known.save(update_fields=changed)


def _worded(descriptions: dict[str, str]) -> dict[str, str]:
    said = {code: text.strip() for code, text in descriptions.items() if code in KNOWN_LANGUAGES}
    return {code: text for code, text in said.items() if text}


def _among(given: Collection[str], allowed: Collection[str], field: str) -> list[str]:
    wrong = [one for one in given if one not in allowed]
    if wrong:
        raise Invalid(_("“%(value)s” is not one of the options.") % {"value": wrong[0]}, field=field)
    return list(dict.fromkeys(given))
