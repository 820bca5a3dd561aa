"""What happened to a round, from the audit log, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import Invited, Publication
from hanse.diagnostic.models import Round
from hanse.identity.public import names_of
from hanse.kernel import audit
from hanse.members.public import Region
from hanse.ui import formats
from hanse.ui.values import Moment, Person


def happenings(round_: Round) -> list[Moment]:
    """The latest first. Two queries: the log, and the names of those who acted."""
    entries = list(audit.entries_on(round_))
    names = names_of({entry.actor_id for entry in entries if entry.actor_id})
    found = []
    for entry in entries:
        title, text = _words(entry.verb, entry.detail)
        name = names.get(entry.actor_id, "") if entry.actor_id else ""
        found.append(Moment(entry.created_at, title, text, Person(name) if name else None))
    return found


def _words(verb: str, detail: Mapping[str, object]) -> tuple[str, str]:
    """Title and text of an entry; a verb that is not known here stands as it is."""
    titles = {
        "diagnostic.open_round": _("Made"),
        "diagnostic.edit_round": _("Changed"),
        "diagnostic.extend_city": _("A city was given more time"),
        "diagnostic.set_back": _("A city's last day set back"),
        "diagnostic.remind_late_cities": _("Late cities reminded"),
        "diagnostic.move_round": _("Went over to a new version"),
        "diagnostic.derive_results": _("Scored again"),
        "diagnostic.close_round": _("Closed"),
    }
    return titles.get(verb, verb), _text(detail)


def _text(detail: Mapping[str, object]) -> str:
    match detail:
        case {"city": str(city)}:
            return _of_city(city, detail)
        case {"changes": dict(changes), "reason": str(reason)}:
            return " ".join([*_changes(changes), reason])
        case {"written": int(number)}:
            return _("Letters written: %(number)s") % {"number": formats.number(number)}
        case {"version": str(version)}:
            return _of_version(version, detail)
        case {"submitted": int(number), "late": int(late)}:
            said = _("Cities that had submitted: %(number)s; that had not: %(late)s")
            return said % {"number": formats.number(number), "late": formats.number(late)}
    return ""


def _of_version(version: str, detail: Mapping[str, object]) -> str:
    """Of a round that was scored again, or went over to another version."""
    number = formats.number(int(str(detail.get("cities", detail.get("assessments", 0)))))
    if "before" not in detail:
        return _("Version %(version)s, cities: %(number)s") % {"version": version, "number": number}
    said = _("Version %(before)s → %(version)s, assessments under way: %(number)s")
    return said % {"before": detail["before"], "version": version, "number": number}


def _of_city(city: str, detail: Mapping[str, object]) -> str:
    """Its new last day and the reason; its name alone where the day was set back."""
    if "last_day" not in detail:
        return city
    return f"{city}: {_value('last_day', str(detail['last_day']))}. {detail['reason']}"


def _changes(changes: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """What was one thing and is another; what begins with an underscore is a list for the log alone."""
    names = {
        "name": _("Name"),
        "opens_on": _("First day"),
        "closes_on": _("Last day"),
        "final_on": _("Results become final on"),
        "invites": _("Who is invited"),
        "regions": _("Regions"),
        "cities": _("Chosen cities"),
        "publication": _("What may be shown"),
    }
    for key, change in changes.items():
        if key.startswith("_"):
            continue
        before, after = change
        told = {"what": names.get(key, key), "before": _value(key, before), "after": _value(key, after)}
        yield _("%(what)s: %(before)s → %(after)s.") % told


def _value(key: str, value: str) -> str:
    """As it is read: a day, a name of a choice, or the words as they are."""
    if key in {"opens_on", "closes_on", "final_on", "last_day"}:
        return formats.date(date.fromisoformat(value))
    labels = {"invites": Invited, "publication": Publication}
    if key in labels:
        return str(labels[key](value).label)
    if key == "regions":
        return formats.listed(str(Region(each).label) for each in value.split(", ") if each) or formats.NOTHING
    return value
