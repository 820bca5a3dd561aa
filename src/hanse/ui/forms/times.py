"""One time of a day, chosen day by day: first the day, by links or buttons, then one of its times."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from hanse.ui.forms.base import UiBoundField
from hanse.ui.forms.choice import ChoiceField


@dataclass(frozen=True, slots=True)
class Turn:
    """Where one can look: its words, a note beside them, and the query that leads there; none: nothing is there."""

    text: str
    query: str = ""
    note: str = ""
    active: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """A week of a place: `times` are those of the `day` that is looked at, each a value and words.

    `places` and `days` are what one can turn to, `weeks` the week before and after. `says` stands in place of times
    where there is none, with `more` as a link, words and address.
    """

    day: str = ""
    times: Sequence[tuple[str, str]] = ()
    places: Sequence[Turn] = ()
    days: Sequence[Turn] = ()
    weeks: Sequence[Turn] = ()
    says: str = ""
    more: tuple[str, str] | None = None


class TimesField(ChoiceField):
    """Radios of one day's times under the turns of its timetable.

    `presses`: the turns are buttons of the form, so that what was typed beside it is kept; the button's value is
    `look:<name>:<query>`.
    """

    component: ClassVar = ("ui/components/times.html", "times")
    missing: ClassVar = gettext_lazy("Choose a time.")

    def __init__(self, *, timetable: Timetable, presses: bool = False, **rest: Any) -> None:
        super().__init__(choices=timetable.times, **rest)
        self.timetable, self.presses = timetable, presses

    def parameters(self, bound: UiBoundField) -> dict[str, Any]:
        shared = super().parameters(bound)
        caption = shared["fieldset"]["legend"]
        shared["fieldset"] = {"legend": {"text": self.timetable.day, "classes": "govuk-fieldset__legend--m"}}
        own = {"caption": caption, "timetable": self.timetable, "presses": self.presses}
        return shared | own | {"classes": f"govuk-radios--small {self.classes}"}

    def focus_id(self, bound: UiBoundField) -> str:
        return bound.auto_id if self.timetable.times else f"{bound.auto_id}-group"
