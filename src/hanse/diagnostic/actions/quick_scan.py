"""Writes of quick scans. What a visitor does is not audited: the audit log is for ever, and her scan must not be."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hanse.diagnostic.errors import TooManyScans
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import begun_lately, digest_of, oldest_kept, origin_of, scan_questions
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.questions.public import discard_intakes
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import value_to_json

MOST_A_DAY = 5000
"""Scans that may be begun in a day, by everybody together: what a flood from many addresses can fill."""
EMPTY_KEPT_FOR = timedelta(days=1)
LOOKED_AGAIN = timedelta(days=1)
"""Looking prolongs a scan's life; so often is it written down."""


def begin_scan() -> tuple[QuickScan, str]:
    """An empty scan, and the secret of its link: 256 random bits, told this once. Raises `TooManyScans`."""
    if begun_lately(timedelta(days=1)) >= MOST_A_DAY:
        raise TooManyScans(_("Too many quick scans were begun today. Please come back tomorrow."))
    secret = secrets.token_urlsafe(32)
    scan = QuickScan.objects.create(secret_digest=digest_of(secret))
    return scan, secret


@transaction.atomic
def answer_scan(scan: QuickScan, key: str, answer: Answer | None) -> None:
    """Keep an answer, or with None take it back; the last one counts. Raises `NotThere` where the scan has gone."""
    row = QuickScan.objects.select_for_update().filter(id=scan.id, taken_over_at=None).first()
    if row is None:
        raise NotThere(_("This quick scan has been deleted, or taken over by a city."))
    question = scan_questions().question(key)
    if answer is None:
        row.answers.pop(key, None)
    else:
        row.answers[key] = {"state": answer.state.value, "value": value_to_json(question, answer)}
    row.touched_at = now()
    row.save(update_fields=["answers", "touched_at"])


def touch_scan(scan: QuickScan) -> None:
    """Note that somebody looked, so that the scan is kept on."""
    QuickScan.objects.filter(id=scan.id, touched_at__lt=now() - LOOKED_AGAIN).update(touched_at=now())


@transaction.atomic
def delete_scan(scan: QuickScan) -> None:
    """The visitor's wish: nothing stays but what a city has taken over."""
    QuickScan.objects.filter(id=scan.id).delete()
    discard_intakes([origin_of(scan)])


@transaction.atomic
def purge_scans(*, by: Actor) -> int:
    """Delete what nobody has touched for long, and what was begun and left without an answer; returns how many."""
    left_empty = Q(answers={}, touched_at__lt=now() - EMPTY_KEPT_FOR)
    over = list(QuickScan.objects.select_for_update().filter(Q(touched_at__lt=oldest_kept()) | left_empty))
    if over:
        QuickScan.objects.filter(id__in=[one.id for one in over]).delete()
        discard_intakes([origin_of(one) for one in over])
        audit.record("diagnostic.purge_quick_scans", by=by, detail={"purged": len(over)})
    return len(over)
