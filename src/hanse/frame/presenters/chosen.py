"""Several cases that an officer has chosen in the inbox, and what can be done with all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hanse.frame.presenters.inbox import CaseLine, case_lines
from hanse.frame.presenters.office_history import Looking
from hanse.frame.queries import Dossier
from hanse.frame.spec.deciding import open_steps
from hanse.frame.spec.steps import Transition
from hanse.questions.public import reader_in
from hanse.ui.shell import Link


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """`steps` can be taken with all of them; where there are none, `why` says what stands against it."""

    lines: Sequence[CaseLine]
    ids: Sequence[UUID]
    steps: Sequence[Link]
    why: str
    unclaimed: bool
    own: bool


def chosen_page(dossiers: Sequence[Dossier], looking: Looking) -> ChosenPage:
    rows = [one.row for one in dossiers]
    ids = [row.id for row in rows]
    steps, query = common_steps(dossiers, looking), urlencode({"case": list(map(str, ids))}, doseq=True)
    return ChosenPage(
        lines=case_lines(rows, looking.names, looking.today, looking.language),
        ids=ids,
        steps=[Link(words, f"{reverse('frame:chosen_step:form', args=[step.key])}?{query}") for step, words in steps],
        why="" if steps else _why(dossiers),
        unclaimed=any(row.holder_id is None and row.office in looking.by.offices for row in rows),
        own=any(row.holder_id == looking.by.id for row in rows),
    )


def common_steps(dossiers: Sequence[Dossier], looking: Looking) -> list[tuple[Transition, str]]:
    """The steps that the officer may take with each of the cases now, with their words; of one service alone."""
    if not dossiers or not _alike(dossiers):
        return []
    procedure = dossiers[0].procedure
    reader = reader_in(looking.language, procedure.translations)
    each = [{step.key for step in open_steps(one.procedure, one.standing, looking.by)} for one in dossiers]
    shared = set.intersection(*each)
    return [(step, reader(step.title)) for step in procedure.transitions if step.key in shared and not step.asks_again]


def _alike(dossiers: Sequence[Dossier]) -> bool:
    return len({(one.row.service, one.row.version) for one in dossiers}) == 1


def _why(dossiers: Sequence[Dossier]) -> str:
    if not _alike(dossiers):
        return _("These cases are of different services, or of different versions of one. Choose cases of one of them.")
    return _("There is no step that your office can take with all of these cases now. Choose cases in the same state.")
