"""The terms of a case in words: until when each runs, or that it stands still and how much is left."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.queries import Dossier
from hanse.frame.spec.deadlines import Deadline
from hanse.frame.spec.steps import State
from hanse.frame.spec.terms import Count
from hanse.questions.spec.reading import Reader
from hanse.ui import formats

type TermLine = tuple[str, str]
"""The term's title, and how it stands."""


def term_lines(dossier: Dossier, reader: Reader, today: date) -> Iterator[TermLine]:
    """In the order of the declaration; none once the case has ended."""
    counts = dossier.standing.terms
    for term in dossier.procedure.terms:
        if term.key in counts:
            yield reader(term.title), _stands(term.deadline, counts[term.key], today)


def _stands(deadline: Deadline, count: Count, today: date) -> str:
    if count.due is None:
        return _("stands still; when it goes on, %(days)s are left") % {"days": days_in_words(deadline, count.left)}
    day = {"day": formats.date(count.due)}
    return _("ended on %(day)s") % day if count.due < today else _("ends on %(day)s") % day


def due_words(state: State, due: date | None, today: date) -> str:
    """What a state's last day means to the applicant; nothing where it is counted from a day that she named.

    Such a day, that of a visit, says more than the one on which the office looks after it.
    """
    if due is None or (state.deadline and state.deadline.from_answer):
        return ""
    day = {"day": formats.date(due)}
    if state.waits:
        return _("You have until %(day)s.") % day
    if due < today:
        return _("We should have gone on with it by %(day)s, and are late. You need do nothing.") % day
    return _("We go on with it by %(day)s at the latest.") % day


def days_in_words(deadline: Deadline, days: int) -> str:
    """So many days, working ones where those count."""
    if deadline.working:
        words = ngettext("%(days)s working day", "%(days)s working days", days)
    else:
        words = ngettext("%(days)s day", "%(days)s days", days)
    return words % {"days": formats.number(days)}
