"""Members entered and changed many at once: a few statements, however many they are."""

from collections.abc import Iterable, Sequence
from datetime import date

from hanse.identity.public import Party, create_organisations, rename_parties
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.audit import Doing
from hanse.kernel.clock import today
from hanse.members.charter.current import charter
from hanse.members.enums import EndReason, MemberOf
from hanse.members.models import City, FormerName, Membership, Organisation
from hanse.members.queries.roll.difference import CITY_FIELDS, Change, MemberLine
from hanse.members.queries.roll.platform import lasting_memberships
from hanse.members.queries.roll.reading import folded
from hanse.members.validators import region_of

BATCH = 500
type Body = City | Organisation


def take_members(lines: Sequence[MemberLine], *, by: Actor) -> dict[tuple[str, str], Body]:
    """Enter the new ones and change the others; all of them by the name that the file gives them."""
    bodies = {id(one): one.body for one in lines if one.body is not None} | _entered(lines, by)
    _change([one for one in lines if one.body is not None], by)
    _begin([(bodies[id(one)], one) for one in lines if _kind_of(one)], by)
    return {(folded(one.row.name), one.row.country): bodies[id(one)] for one in lines}


def _kind_of(line: MemberLine) -> str:
    return next((one.after for one in line.changes if one.key == "kind"), "")


def _entered(lines: Iterable[MemberLine], by: Actor) -> dict[int, Body]:
    fresh = [one for one in lines if one.body is None]
    parties = create_organisations([one.row.name for one in fresh], by=by)
    made: dict[int, Body] = {}
    for line, party in zip(fresh, parties, strict=True):
        facts = {one.key: one.after for one in line.changes if one.key not in {"kind", "since"}}
        if charter().kinds[line.row.kind].of is MemberOf.GOVERNMENT:
            made[id(line)] = City(party=party, region=region_of(line.row.country), **facts)
        else:
            made[id(line)] = Organisation(party=party, **facts)
    cities = [one for one in made.values() if isinstance(one, City)]
    organisations = [one for one in made.values() if isinstance(one, Organisation)]
    City.objects.bulk_create(cities, batch_size=BATCH)
    Organisation.objects.bulk_create(organisations, batch_size=BATCH)
    audit.record_all("members.register_city", [Doing(one, one.party_id) for one in cities], by=by)
    audit.record_all("members.register_organisation", [Doing(one, one.party_id) for one in organisations], by=by)
    outbox.emit_all("members.city_registered", [{"city": str(one.party_id)} for one in cities])
    return made


def _change(lines: Sequence[MemberLine], by: Actor) -> None:
    """Facts of those that are there; a city in another country may lie in another region."""
    changed: list[tuple[Body, list[Change]]] = []
    for line in lines:
        facts = [one for one in line.changes if one.key not in {"kind", "since"}]
        if line.body is None or not facts:
            continue
        for one in facts:
            setattr(line.body, one.key, one.after)
            if one.key == "country" and isinstance(line.body, City):
                line.body.region = region_of(str(one.after))
        changed.append((line.body, facts))
    cities = [body for body, _facts in changed if isinstance(body, City)]
    organisations = [body for body, _facts in changed if isinstance(body, Organisation)]
    City.objects.bulk_update(cities, ["name", "country", "region", *CITY_FIELDS], batch_size=BATCH)
    Organisation.objects.bulk_update(organisations, ["name", "country", "website"], batch_size=BATCH)
    FormerName.objects.bulk_create(
        [
            FormerName(party_id=body.party_id, name=str(one.before))
            for body, facts in changed
            for one in facts
            if one.key == "name"
        ],
        batch_size=BATCH,
    )
    renamed = [(body.party, body.name) for body, facts in changed if any(one.key == "name" for one in facts)]
    rename_parties(renamed, by=by)
    doings = [Doing(body, body.party_id, {"changed": sorted(one.key for one in facts)}) for body, facts in changed]
    audit.record_all("members.change_member", doings, by=by)


def _begin(lines: Sequence[tuple[Body, MemberLine]], by: Actor) -> None:
    """Memberships that begin, in the place of another kind where there is one."""
    days = {body.party_id: _first_day(line) for body, line in lines}
    list(Party.objects.select_for_update(no_key=True).filter(pk__in=days).order_by("pk"))  # as who changes one does
    lasting = lasting_memberships().select_for_update().filter(party_id__in=days)
    before = [one for one in lasting if one.ends_on is None or one.ends_on > days[one.party_id]]
    for one in before:
        one.ends_on, one.end_reason = days[one.party_id], EndReason.CHANGED
    Membership.objects.bulk_update(before, ["ends_on", "end_reason"], batch_size=BATCH)
    made = [
        Membership(party_id=body.party_id, kind=_kind_of(line), starts_on=days[body.party_id]) for body, line in lines
    ]
    Membership.objects.bulk_create(made, batch_size=BATCH)
    doings = [Doing(one, one.party_id, {"kind": one.kind, "starts_on": one.starts_on.isoformat()}) for one in made]
    audit.record_all("members.begin_membership", doings, by=by)
    said = [{"party": str(one.party_id), "what": "begin_membership"} for one in made]
    outbox.emit_all("members.membership_changed", said)


def _first_day(line: MemberLine) -> date:
    """As the file says; where a kind changes and no other day is named, today."""
    said = next((one.after for one in line.changes if one.key == "since"), "")
    return date.fromisoformat(said) if said else today()
