"""What a round is about, in words: what is asked, when, of whom, in which languages, and what may be shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.enums import Invited, Publication
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.frameworks import framework, title_of
from hanse.diagnostic.queries.participation import chosen_cities
from hanse.members.public import Region
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a summary."""

    label: str
    words: str


def rules_of(round_: Round, language: str) -> list[Rule]:
    """One query where the round invites chosen cities."""
    title = title_of(*round_.method, language) or round_.framework_key
    days = {"first": formats.date(round_.opens_on), "last": formats.date(round_.closes_on)}
    return [
        Rule(_("Questionnaire"), f"{title} {round_.framework_version}"),
        Rule(_("Languages of the questions"), language_words(round_)),
        Rule(_("Days"), _("%(first)s to %(last)s") % days),
        Rule(_("Results become final on"), formats.date(round_.final_on)),
        Rule(_("Who is invited"), invited_words(round_)),
        Rule(_("What may be shown"), publication_words(round_)),
    ]


def language_words(round_: Round) -> str:
    return formats.listed(formats.language_name(each) for each in languages_of(round_))


def languages_of(round_: Round) -> tuple[str, ...]:
    """The languages into which the whole questionnaire is translated; none where this site no longer has it."""
    try:
        return framework(*round_.method).head.languages
    except UnknownFrameworkError:
        return ()


def invited_words(round_: Round) -> str:
    match round_.invites:
        case Invited.REGIONS:
            names = {one.value: str(one.label) for one in Region}
            return formats.listed(names[each] for each in round_.regions)
        case Invited.CHOSEN:
            number = len(chosen_cities(round_))
            words = ngettext("%(number)s chosen city", "%(number)s chosen cities", number)
            return words % {"number": formats.number(number)}
    return str(Invited.ALL.label)


def publication_words(round_: Round) -> str:
    return str(Publication(round_.publication).label)
