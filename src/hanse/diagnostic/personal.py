"""What the diagnostic holds on a person: her part in a city's assessments."""

from django.utils.translation import gettext_lazy as _

from hanse.identity.public import Holding

_RECORD = _("It is a part of the city's record, and stays there without your name.")

WORDS = {
    "city_name": _("City"),
    "assessment_city_name": _("City"),
    "round_name": _("Round"),
    "revision": _("Version"),
    "level": _("Level"),
    "name": _("Name"),
    "roadmap_city_name": _("City"),
    "roadmap_name": _("Roadmap"),
    "solution": _("Solution"),
    "due_on": _("Due"),
    "consensus_question": _("Question"),
    "capacity": _("Role"),
    "step": _("Step"),
    "verification_assessment_city_name": _("City"),
    "speaks_for": _("Role"),
    "reason": _("Reason"),
    "agrees": _("Agreed"),
    "settled_at": _("Decided on"),
}
HOLDINGS = (
    Holding(
        model="diagnostic.Assessment",
        what=_("Assessments that you began, or laid before the approver"),
        by=("opened_by_id", "laid_by_id"),
        fields=("city__name", "round__name", "revision", "state", "created_at", "submitted_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Assignment",
        what=_("Parts that were handed to you, or that you handed out"),
        by=("user", "assigned_by_id"),
        fields=("assessment__city__name", "section", "question", "note", "created_at", "done_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Verification",
        what=_("Answers of cities that you were asked to examine, or that you had examined"),
        by=("reviewer", "asked_by_id"),
        fields=("assessment__city__name", "capacity", "state", "ends_on", "words", "created_at", "ended_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Finding",
        what=_("What you found, asked or replied when answers were examined"),
        by=("by",),
        fields=("verification__assessment__city__name", "question", "step", "words", "link", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Voice",
        what=_("What you said on your own to questions that several answer"),
        by=("user",),
        fields=("assessment__city__name", "question", "speaks_for", "state", "value", "note", "reason", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Consensus",
        what=_("Answers that you proposed to your colleagues"),
        by=("proposed_by",),
        fields=("assessment__city__name", "question", "reason", "created_at", "settled_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Stance",
        what=_("Whether you agreed to an answer that was proposed"),
        by=("user",),
        fields=("consensus__question", "agrees", "reason", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Review",
        what=_("What you decided as approver"),
        by=("user",),
        fields=("assessment__city__name", "decision", "comment", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Sharing",
        what=_("Consents that you gave for your city"),
        by=("given_by_id",),
        fields=("city__name", "round__name", "level", "created_at", "withdrawn_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Roadmap",
        what=_("Roadmaps that you made"),
        by=("made_by_id",),
        fields=("city__name", "name", "state", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.RoadmapItem",
        what=_("Solutions that you answer for"),
        by=("owner",),
        fields=("roadmap__city__name", "roadmap__name", "solution", "note", "due_on"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.RoadmapSearch",
        what=_("Searches for a roadmap that you asked for"),
        by=("asked_by_id",),
        fields=("roadmap__city__name", "roadmap__name", "created_at"),
        stays=_RECORD,
    ),
    Holding(
        model="diagnostic.Run",
        what=_("Runs of the index workbench that you started"),
        by=("asked_by_id",),
        fields=("round__name", "kind", "created_at", "ended_at"),
        stays=_("It is a part of the network's record, and stays there without your name."),
    ),
)
