"""What surrounds the pages of a preview, and what follows when somebody would hand in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.conf import settings
from django.utils import translation

from hanse.frame.spec.acts import Doer, Submit
from hanse.frame.spec.playing import Played
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.brought import Brought, brought
from hanse.frame.tools.designer.seeing import LastSound
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.relevance import asked
from hanse.ui import formats
from hanse.ui.shell import Link
from hanse.ui.values import Option


@dataclass(frozen=True, slots=True)
class TrialBar:
    """`languages` lead to the same page; those that the service speaks and the site does not are `unknown`.

    `number` is the revision that is shown; `is_latest`: it is the draft as it stands. `lifted`: the page is shown
    though its condition does not hold.
    """

    draft_id: str
    title: str
    number: int
    is_latest: bool
    languages: tuple[Link, ...]
    unknown: str
    examples: tuple[Option, ...]
    lifted: bool = False


def trial_bar(draft: Draft, shown: LastSound, here: str, *, lifted: bool = False) -> TrialBar:
    """`here` is the path of the page."""
    translations, language = shown.procedure.translations, translation.get_language() or "en"
    spoken = dict.fromkeys((translations.default_language, *translations.languages))
    site = dict(settings.LANGUAGES)
    reader = reader_in(language, translations)
    unknown = [formats.language_name(one) for one in spoken if one not in site]
    rest = here.split("/", 2)[-1]
    return TrialBar(
        draft_id=str(draft.id),
        title=reader(shown.procedure.title),
        number=shown.number,
        is_latest=shown.is_latest,
        languages=tuple(Link(site[one], f"/{one}/{rest}", active=one == language) for one in spoken if one in site),
        unknown=formats.listed(unknown) if unknown else "",
        examples=tuple(Option(one.key, reader(one.title), chosen=False) for one in shown.procedure.scenarios),
        lifted=lifted,
    )


def with_question(procedure: Procedure, answers: Mapping[str, Answer], key: str) -> Questionnaire | None:
    """The questions with this one asked whatever was answered; None where it is asked already, or there is none."""
    whole = procedure.questionnaire
    if key not in whole.questions or key in asked(whole, answers):
        return None
    lifted = replace(whole.questions[key], relevant="")
    sections = tuple(
        replace(one, questions=tuple(lifted if q.key == key else q for q in one.questions)) for one in whole.sections
    )
    return replace(whole, sections=sections)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Where the case would stand, who would have it, what it would cost, and what would be sent."""

    state: str
    office: str
    fee: str
    due: str
    brought: Brought


def handed_in_page(procedure: Procedure, answers: Mapping[str, Answer], at: datetime, language: str) -> HandedIn:
    """Raises ActRefused and RuleError, as handing in does."""
    played = Played(procedure, at.astimezone(UTC))
    played.do(Submit(by=Doer(applicant=True), at=played.at, answers=answers))
    case, reader = played.case, reader_in(language, procedure.translations)
    assert case is not None
    state = procedure.state(case.state)
    return HandedIn(
        state=reader(state.shown or state.title),
        office=reader(procedure.office(case.office).title) if case.office else "",
        fee=formats.money(case.fee, procedure.fee.currency) if case.fee is not None and procedure.fee else "",
        due=formats.date(case.next_due) if case.next_due else "",
        brought=brought(procedure, case, played.events, language),
    )
