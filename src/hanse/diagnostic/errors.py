"""Refusals of the diagnostic.

HanseError
├── Invalid
│   ├── RoundClosed          the round takes no more answers
│   │   └── NotInvited       the round does not invite this city
│   ├── AssessmentExists     the city has an assessment in this round already
│   ├── WrongState           the assessment is not in the state that this step needs
│   │   ├── NoApprover       nobody of the city could sign off
│   │   ├── Final            the round's results no longer change
│   │   └── OwnAnswers       who laid the answers signs them off herself, though there is another approver
│   ├── RoadmapClosed        the roadmap was replaced, or is the city's own
│   ├── EmptyRoadmap         a roadmap without a solution is chosen
│   ├── SearchRunning        a search for the roadmap is under way
│   ├── TooManyRoadmaps      a city has as many scenarios as it may keep
│   ├── ConflictOfInterest   she may not examine these answers
│   ├── NotEligible          she is not what she is asked as: no peer, or not of the secretariat
│   ├── NotAsked             the question is not one of several voices, or she is none of those asked
│   ├── TooWide              the round lets no city show its results so widely
│   ├── TooManyScans         too many quick scans were begun
│   ├── TooFewCities         too few cities have submitted for a run of the index workbench
│   ├── NothingToTakeOver    the quick scan has no answer, or was taken over before
│   └── Incomplete           questions are still open; carries how many
├── Conflict
│   ├── RoadmapChanged       a colleague has changed the roadmap since it was read
│   └── TrackChanged         a colleague has kept something of the solution since it was read
└── NotAllowed
    └── NoMembership         the city's membership does not let it assess itself today
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hanse.kernel.errors import Conflict, Invalid, NotAllowed


class RoundClosed(Invalid):
    pass


class NotInvited(RoundClosed):
    pass


class AssessmentExists(Invalid):
    pass


class WrongState(Invalid):
    pass


class NoApprover(WrongState):
    pass


class Final(WrongState):
    pass


class OwnAnswers(WrongState):
    pass


class RoadmapClosed(Invalid):
    pass


class EmptyRoadmap(Invalid):
    pass


class SearchRunning(Invalid):
    pass


class TooManyRoadmaps(Invalid):
    pass


class ConflictOfInterest(Invalid):
    pass


class NotEligible(Invalid):
    pass


class NotAsked(Invalid):
    pass


class TooWide(Invalid):
    pass


class TooManyScans(Invalid):
    pass


class TooFewCities(Invalid):
    pass


class NothingToTakeOver(Invalid):
    pass


class RoadmapChanged(Conflict):
    says = _("A colleague has changed this roadmap in the meantime. What you have typed is kept on this page.")


class TrackChanged(Conflict):
    says = _("A colleague has saved this solution in the meantime. What you have typed is kept on this page.")


class NoMembership(NotAllowed):
    pass


class Incomplete(Invalid):
    def __init__(self, message: str, *, open_questions: int) -> None:
        super().__init__(message)
        self.open_questions = open_questions

    @property
    def facts(self) -> Mapping[str, object]:
        return {"open_questions": self.open_questions}
