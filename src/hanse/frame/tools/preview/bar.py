"""What stands at the top of every page of a preview: who one is, in which language, on which day, at which step."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from hanse.frame.tools.preview import moment
from hanse.frame.tools.preview.asked import roles
from hanse.frame.tools.preview.passing import days_to_next_deadline
from hanse.frame.tools.preview.people import role_now
from hanse.frame.tools.preview.shown import shown
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """`edition` tells the page's script when to load it anew."""

    title: str
    edition: str
    here: str
    now: datetime
    moved: bool
    people: list[Choice]
    languages: list[Choice]
    messages: int
    to_deadline: int | None


def bar(request: HttpRequest) -> Bar | None:
    """None before the service was ever sound: nobody can be anybody then."""
    procedure = shown.procedure
    if procedure is None:
        return None
    mine = role_now(request, procedure)
    return Bar(
        title=f"{procedure.key} {procedure.version}",
        edition=shown.edition,
        here=request.get_full_path(),
        now=now(),
        moved=bool(moment.ahead()),
        people=[Choice(role.key, words, role == mine) for role, words in roles(procedure).items()],
        languages=_languages(request, (procedure.translations.default_language, *procedure.translations.languages)),
        messages=Delivery.objects.count(),
        to_deadline=days_to_next_deadline(),
    )


def _languages(request: HttpRequest, spoken: tuple[str, ...]) -> list[Choice]:
    """Those of the service, by the same page's address in them; none where a page has no language."""
    _, first, *rest = request.path.split("/", 2)
    names = dict(settings.LANGUAGES)
    if first not in names:
        return []
    return [
        Choice(f"/{one}/{''.join(rest)}", names[one], one == first) for one in dict.fromkeys(spoken) if one in names
    ]
