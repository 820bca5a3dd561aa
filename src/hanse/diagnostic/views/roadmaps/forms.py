"""Forms of roadmaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import is_currency
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.actions.days import FIRST_YEAR, LAST_YEAR
from hanse.diagnostic.engine.model.solutions import YEAR
from hanse.diagnostic.presenters.roadmaps.wishes import MOST_YEARS, QUARTERS_MOST
from hanse.diagnostic.queries.roadmaps.laid_down import LEAST_RATE, MOST_MONEY, MOST_RATE
from hanse.identity.public import User
from hanse.ui import formats
from hanse.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    Form,
    HiddenVersionField,
    LongTextField,
    NumberField,
    PartsField,
    TextField,
)


class WishesForm(Form):
    """What a city lays down for a roadmap. As many years as have money."""

    name = TextField(label=_("Name of the scenario"), hint=_("For example: Small budget"), max_length=120)
    begins_on = DateField(label=_("First day"), hint=_("It begins with the month of this day."))
    step = ChoiceField(
        label=_("Plan by"),
        choices=[
            Choice(str(YEAR), _("Years")),
            Choice("3", _("Quarters"), hint=_("For up to four years; a search takes longer.")),
        ],
        initial=str(YEAR),
    )
    currency = TextField(
        label=_("Your currency"), hint=_("Its three letters, such as EUR or NGN."), max_length=3, width=5, initial="USD"
    )
    rate = NumberField(
        label=_("How much of it does one US dollar buy?"),
        hint=_("The solutions are priced in dollars."),
        decimals=4,
        minimum=Decimal(str(LEAST_RATE)),
        maximum=MOST_RATE,
        initial=1,
    )
    inhabitants = NumberField(label=_("Inhabitants"), minimum=1, maximum=100_000_000)
    income = ChoiceField(label=_("Income of your country"), choices=[])
    budget = PartsField(
        label=_("Money for new solutions, each year"),
        hint=_("Leave years empty that the roadmap does not have. What a solution costs once it runs counts too."),
        fields={
            str(year): NumberField(
                label=format_lazy(_("Year {number}"), number=year),
                minimum=0,
                maximum=MOST_MONEY,
                decimals=2,
                required=year == 1,
            )
            for year in range(1, MOST_YEARS + 1)
        },
    )
    posts = PartsField(
        label=_("Posts that your city can spare for them"),
        hint=_("Full posts of your own staff at one time, such as 1.5."),
        fields={},
    )
    at_once = NumberField(label=_("At most so many solutions under way at once"), minimum=1, maximum=50, required=False)
    quick_floor = NumberField(
        label=_("Quick wins in the first year, at least"),
        hint=_("Solutions of half a year at most that take little of the year's money."),
        minimum=0,
        maximum=20,
        required=False,
    )
    aim_score = NumberField(
        label=_("Aim: score of the whole"), minimum=0, maximum=100, decimals=1, required=False, unit=_("of 100")
    )
    aim_year = NumberField(
        label=_("Reached at the end of year"),
        hint=_("1 is the roadmap's first year; or write the calendar year."),
        minimum=1,
        maximum=LAST_YEAR,
        required=False,
    )
    version = HiddenVersionField(required=False)

    def __init__(
        self,
        *args: Any,
        incomes: Mapping[str, str],
        skills: Mapping[str, str],
        periods: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if periods:
            self._ask_by(periods)
        label = self.fields["income"].label
        self.fields["income"] = ChoiceField(label=label, choices=[Choice(key, title) for key, title in incomes.items()])
        asked = self.fields["posts"]
        parts = {key: NumberField(label=title, decimals=1, minimum=0, maximum=1000) for key, title in skills.items()}
        self.fields["posts"] = PartsField(label=asked.label, hint=asked.help_text, fields=parts)

    def _ask_by(self, periods: Sequence[str]) -> None:
        """Money for each of these periods; how the time is cut, and what is aimed at, stays as it is."""
        for name in ("step", "aim_score", "aim_year"):
            del self.fields[name]
        parts = {str(place): NumberField(label=name, minimum=0, decimals=2) for place, name in enumerate(periods, 1)}
        self.fields["budget"] = PartsField(label=_("You laid down"), fields=parts)

    def clean_currency(self) -> str:
        code = str(self.cleaned_data["currency"]).strip().upper()
        if not is_currency(code):
            raise ValidationError(_("Write the three letters of a currency, such as EUR."), code="currency")
        return code

    def clean_budget(self) -> list[Decimal]:
        """The money of each year, without gaps."""
        given = list(self.cleaned_data["budget"].values())
        years = [one for one in given if one is not None]
        if given[: len(years)] != years:
            raise ValidationError(_("A year lies empty between others. Write 0 where there is no money."), code="gap")
        return years

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        years = len(cleaned.get("budget") or ())
        self._count_years(cleaned)
        if cleaned.get("step") == "3" and years > QUARTERS_MOST:
            self.add_error("step", _("By quarters, plan four years at most."))
        if (cleaned.get("aim_year") or 0) > years > 0:
            self.add_error("aim_year", _("The roadmap does not have so many years."))
        if "aim_year" not in self.errors and (cleaned.get("aim_score") is None) != (cleaned.get("aim_year") is None):
            self.add_error("aim_year", _("An aim needs a score and a year."))
        return cleaned

    def _count_years(self, cleaned: dict[str, Any]) -> None:
        """A calendar year becomes the year of the roadmap that ends in it."""
        year, begins_on = cleaned.get("aim_year"), cleaned.get("begins_on")
        if begins_on and year is not None and year > FIRST_YEAR:
            cleaned["aim_year"] = max(1, int(year) - begins_on.year + (begins_on.month == 1))


class DescribeForm(Form):
    """A roadmap's name, and the vision that stands first in its master plan."""

    name = TextField(label=_("Name"), max_length=120)
    vision = LongTextField(
        label=_("Vision"),
        hint=_("What shall residents notice once all of this is there? It stands first in the master plan."),
        max_length=5000,
        required=False,
    )


class NameForm(Form):
    """The name of another scenario."""

    name = TextField(label=_("Name of the scenario"), max_length=120)


class TrackForm(Form):
    """Who answers for a solution, by when, and how far it is."""

    owner = ChoiceField(label=_("Who answers for it?"), choices=[], required=False)
    owner_words = TextField(label=_("Or an office, or somebody who does not work here"), max_length=120, required=False)
    starts_on = DateField(label=_("First day"), required=False)
    due_on = DateField(label=_("Last day"), required=False)
    steps_done = ChoiceField(label=_("Which steps are done?"), choices=[])
    note = LongTextField(label=_("Note"), max_length=1000, required=False)
    version = HiddenVersionField(required=False)

    def __init__(
        self, *args: Any, people: Iterable[User], steps: Sequence[str], planned: tuple[date, date], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, day in zip(("starts_on", "due_on"), planned, strict=True):
            self.fields[name].help_text = _("By the plan: %(day)s. Write a day where it is another.") % {
                "day": formats.date(day)
            }
        labels = {name: self.fields[name].label for name in ("owner", "steps_done")}
        self.people = {str(one.id): one for one in people}
        persons = [Choice("", _("Nobody yet")), *(Choice(key, str(one)) for key, one in self.people.items())]
        self.fields["owner"] = ChoiceField(label=labels["owner"], choices=persons, required=False)
        done = [Choice("0", _("None yet"))]
        done += [Choice(str(number), _("Up to: %(step)s") % {"step": step}) for number, step in enumerate(steps, 1)]
        self.fields["steps_done"] = ChoiceField(label=labels["steps_done"], choices=done)
