"""Forms of the diagnostic."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.actions.invitation import Invitees
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.enums import Invited, Publication, SharingLevel
from hanse.identity.public import User
from hanse.kernel.collation import in_order
from hanse.members.public import City, Region
from hanse.ui import formats
from hanse.ui.forms import Choice, ChoiceField, ChoicesField, DateField, Form, LongTextField, TextField

PRIVATE = "private"


def _spoken(framework: Framework) -> str:
    """The languages into which all its questions are translated."""
    return formats.listed(formats.language_name(each) for each in framework.head.languages)


def _named(framework: Framework, language: str) -> str:
    title = framework.translations.wording(framework.head.title, language).text
    return f"{title} ({framework.version})"


class AssignForm(Form):
    """Which colleague, and a word to her."""

    user = ChoiceField(label=_("Who should answer this section?"), choices=[])
    note = LongTextField(label=_("A word to your colleague"), required=False, max_length=1000)

    def __init__(self, *args: Any, people: Iterable[User], one_question: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Who should answer this question?") if one_question else self.fields["user"].label
        self.fields["user"] = ChoiceField(label=label, choices=[Choice(str(one.id), str(one)) for one in people])


class SeveralForm(Form):
    """Who is to answer, each on her own, and for which department or role."""

    def __init__(self, *args: Any, people: Mapping[str, User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        offered = [Choice(key, str(one), reveal=f"speaks_for_{key}") for key, one in people.items()]
        self.fields["people"] = ChoicesField(label=_("Who is to answer, each on their own?"), choices=offered)
        for key in people:
            self.fields[f"speaks_for_{key}"] = TextField(
                label=_("For which department or role?"), hint=_("For example: finance department"), max_length=80
            )
        self.fields["note"] = LongTextField(label=_("A word to your colleagues"), required=False, max_length=1000)

    @property
    def chosen(self) -> dict[User, str]:
        """Who is asked, with her role; only for a valid form."""
        return {self.people[key]: self.cleaned_data[f"speaks_for_{key}"] for key in self.cleaned_data["people"]}


class ProposalForm(Form):
    """Which of several answers is to count, and why."""

    def __init__(self, *args: Any, answers: Iterable[Choice], needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voice"] = ChoiceField(label=_("Which answer is to count?"), choices=answers)
        self.fields["reason"] = LongTextField(
            label=_("Why this one?"), hint=_("It stays on record."), required=needs_reason, max_length=2000
        )


class StanceForm(Form):
    """Whether somebody agrees to what is proposed."""

    agrees = ChoiceField(
        label=_("Do you agree?"),
        choices=[
            Choice("yes", _("I agree that this answer counts")),
            Choice("no", _("I do not agree, and want that on record"), reveal="dissent"),
        ],
    )
    dissent = LongTextField(label=_("With what do you not agree?"), max_length=2000)


class OwnReasonForm(Form):
    """Why one sees it so."""

    why = LongTextField(label=_("Why do you see it so?"), max_length=2000)


class ReasonForm(Form):
    """Why submitted answers are opened again."""

    reason = LongTextField(label=_("Why must the answers change?"), max_length=1000)


class ReviewForm(Form):
    """What the approver decides."""

    decision = ChoiceField(
        label=_("What do you decide?"),
        choices=[
            Choice("sign_off", _("I sign off these answers on behalf of the city")),
            Choice("return", _("I give them back: something is missing or wrong"), reveal="comment"),
        ],
    )
    comment = LongTextField(label=_("What is missing?"), max_length=2000)


class SharingForm(Form):
    """Who may see the results, as far as the round lets a city show them."""

    level = ChoiceField(label=_("Who may see your city's results of this round?"), choices=[])

    def __init__(self, *args: Any, publication: Publication, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wide = [
            Choice(SharingLevel.MEMBERS.value, _("All members of the network")),
            Choice(SharingLevel.PUBLIC.value, _("Everyone")),
        ]
        allowed = [one for one in wide if publication.allows(SharingLevel(one.value))]
        choices = [Choice(PRIVATE, _("Only our city, and the secretariat")), *allowed]
        self.fields["level"] = ChoiceField(label=self.fields["level"].label, choices=choices)


class RoundRulesForm(Form):
    """When a round's results become final, whom it invites, and what may be shown of it."""

    final_on = DateField(
        label=_("Results become final on"),
        hint=_("Until then a city can correct what it submitted. Left empty: two weeks after the last day."),
        required=False,
        says_optional=False,
    )
    invites = ChoiceField(label=_("Who is invited?"), choices=[], required=False, says_optional=False)
    regions = ChoicesField(label=_("Which regions?"), choices=Region.choices)
    cities = ChoicesField(label=_("Which cities?"), choices=[])
    publication = ChoiceField(
        label=_("What may be shown of the results?"),
        choices=Publication.choices,
        initial=Publication.PUBLIC.value,
        required=False,
        says_optional=False,
    )

    def __init__(self, *args: Any, cities: Iterable[City], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reveals = {Invited.REGIONS: "regions", Invited.CHOSEN: "cities"}
        who = [Choice(one.value, one.label, reveal=reveals.get(one, "")) for one in Invited]
        self.fields["invites"] = ChoiceField(
            label=self.fields["invites"].label,
            choices=who,
            initial=Invited.ALL.value,
            required=False,
            says_optional=False,
        )
        named = [
            Choice(str(one.party_id), f"{one.name}, {one.country}") for one in in_order(cities, lambda one: one.name)
        ]
        self.fields["cities"] = ChoicesField(label=self.fields["cities"].label, choices=named)

    @property
    def rules(self) -> dict[str, Any]:
        """What `open_round` and `edit_round` take beside name and days; only for a valid form."""
        given = self.cleaned_data
        chosen = [UUID(each) for each in given["cities"] or ()]
        return {
            "final_on": given["final_on"],
            "invitees": Invitees(Invited(given["invites"] or Invited.ALL), given["regions"] or (), chosen),
            "publication": Publication(given["publication"] or Publication.PUBLIC),
        }


class RoundForm(RoundRulesForm):
    """A new round. Where only one questionnaire can be asked, nobody is asked which."""

    framework = ChoiceField(label=_("Which questionnaire?"), choices=[])
    name = TextField(label=_("Name of the round"), hint=_("For example: Spring 2027"), max_length=120)
    opens_on = DateField(label=_("First day"))
    closes_on = DateField(label=_("Last day"))
    field_order = ("framework", "name", "opens_on", "closes_on", "final_on", "invites", "publication")

    def __init__(self, *args: Any, frameworks: Sequence[Framework], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {one.key: one.version for one in frameworks}
        choices = [Choice(one.key, _named(one, language), _spoken(one)) for one in frameworks]
        label = self.fields["framework"].label
        self.fields["framework"] = ChoiceField(label=label, choices=choices, initial=frameworks[0].key)
        if len(frameworks) == 1:
            del self.fields["framework"]

    @property
    def chosen(self) -> tuple[str, str]:
        """Key and version of what was chosen; only for a valid form."""
        key = str(self.cleaned_data.get("framework") or next(iter(self.versions)))
        return key, self.versions[key]


class EditRoundForm(RoundRulesForm):
    """What can change of a round before it is closed."""

    name = TextField(label=_("Name of the round"), max_length=120)
    opens_on = DateField(label=_("First day"))
    closes_on = DateField(label=_("Last day"))
    reason = LongTextField(
        label=_("Why does the round change?"), hint=_("It stands on the round's page."), max_length=1000
    )
    field_order = ("name", "opens_on", "closes_on", "final_on", "invites", "publication", "regions", "cities", "reason")


class ExtensionForm(Form):
    """More time for one city."""

    last_day = DateField(label=_("Last day of this city"))
    reason = LongTextField(
        label=_("Why does this city have longer?"),
        hint=_("Its coordinators read it in their letter, and it stands on the round's page."),
        max_length=1000,
    )


class TakeOverForm(Form):
    """The link of a quick scan, as it was copied: with whatever stands around the secret."""

    link = TextField(
        label=_("Link of the quick scan"), hint=_("It stands at the end of the quick scan's result."), max_length=500
    )

    @property
    def secret(self) -> str:
        """What stands last in the link; only for a valid form."""
        return str(self.cleaned_data["link"]).split("?")[0].split("#")[0].strip().rstrip("/").rpartition("/")[2]
