"""Circulars: drafted, sent once, written in batches by a job; ended by whoever wants none, with one click."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.public import User, recipient
from hanse.kernel import audit, jobs, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import Conflict
from hanse.kernel.models import Notice
from hanse.kernel.notices import About, sensible_while
from hanse.members.errors import SentAlready
from hanse.members.models import Addressee, Circular, CircularStop
from hanse.members.queries.circular import has_stopped, people_for, stop_token, text_for, wanted_of
from hanse.members.queries.listing import Wanted

LETTER = "members/circular"
WRITE = "members.write_circular"
A_BATCH = 50


@transaction.atomic
def draft_circular(
    circular_id: UUID,
    *,
    wanted: Wanted,
    office: str,
    roles: Sequence[str],
    language: str,
    texts: Mapping[str, Mapping[str, str]],
    by: User,
) -> Circular:
    """Begin or change a draft: the same id twice is one draft. Raises SentAlready."""
    row = Circular.objects.select_for_update().filter(id=circular_id).first() or Circular(id=circular_id, author=by)
    _refuse_sent(row)
    row.wanted, row.office, row.roles = asdict(wanted), office, list(roles)
    row.language, row.texts = language, {key: dict(one) for key, one in texts.items()}
    row.save()
    audit.record("members.draft_circular", by=by.actor, on=row)
    return row


@transaction.atomic
def send_circular(circular: Circular, *, seen: int, by: Actor) -> Circular:
    """Send it to whom it is for at this moment, once. `seen` is the number of people that the sender was shown.

    Raises SentAlready, and Conflict where they are nobody, or as many no more.
    """
    row = Circular.objects.select_for_update().get(id=circular.id)
    _refuse_sent(row)
    people = list(people_for(wanted_of(row), row.roles).values_list("id", flat=True))
    if not people:
        raise Conflict(_("It is for nobody: choose other members or roles."))
    if len(people) != seen:
        raise Conflict(_("The people it goes to have changed since you looked. Check the number again, then send."))
    row.sent_at, row.number = now(), len(people)
    row.save(update_fields=["sent_at", "number"])
    Addressee.objects.bulk_create([Addressee(circular=row, person_id=one) for one in people])
    audit.record("members.send_circular", by=by, on=row, detail={"people": len(people)})
    jobs.defer(WRITE, circular_id=str(row.id))
    return row


@transaction.atomic
def discard_circular(circular: Circular, *, by: Actor) -> None:
    """Delete a draft. Raises SentAlready."""
    row = Circular.objects.select_for_update().get(id=circular.id)
    _refuse_sent(row)
    audit.record("members.discard_circular", by=by, on=row)
    row.delete()


def write_circular(circular_id: str) -> int:
    """Write the letters that are not written yet, a batch a transaction; returns how many. It can be run again."""
    circular, written = Circular.objects.get(id=UUID(circular_id)), 0
    while batch := _write_some(circular):
        written += batch
    return written


@transaction.atomic
def _write_some(circular: Circular) -> int:
    waiting = Addressee.objects.filter(circular=circular, written_at=None).select_related("person")
    rows = list(waiting.select_for_update(of=("self",))[:A_BATCH])
    for one in rows:
        write_letter(circular, one.person)
    Addressee.objects.filter(id__in=[one.id for one in rows]).update(written_at=now())
    return len(rows)


def write_letter(circular: Circular, person: User) -> Notice:
    """In her language where there is one, with the link by which she ends such letters."""
    to = recipient(person)
    language, said = text_for(circular, to.language)
    leave = to.link("members:stop_circulars", stop_token(person.id))
    about = About(case=circular.id, leave=leave)
    return notices.send(LETTER, to=replace(to, language=language), context={**said, "leave": leave}, about=about)


@sensible_while(LETTER)
def _still_wanted(notice: Notice) -> bool:
    return notice.person_id is None or not has_stopped(notice.person_id)


@transaction.atomic
def stop_circulars(person_id: UUID) -> None:
    """She gets none from now on, not even those that wait for their sending."""
    row, made = CircularStop.objects.get_or_create(person_id=person_id)
    if made:
        audit.record("members.stop_circulars", by=Actor.person(person_id), on=row)


@transaction.atomic
def resume_circulars(person_id: UUID) -> None:
    """She wants them again."""
    gone, _each = CircularStop.objects.filter(person_id=person_id).delete()
    if gone:
        audit.record("members.resume_circulars", by=Actor.person(person_id))


@transaction.atomic
def purge_circulars() -> int:
    """Forget to whom circulars went when their letters are deleted; that they were sent stays. How many were told."""
    gone, _each = Addressee.objects.filter(circular__sent_at__lt=now() - notices.KEPT_FOR).delete()
    return gone


def _refuse_sent(row: Circular) -> None:
    if row.sent_at:
        raise SentAlready(_("It was sent already, and goes to nobody twice."))
