"""Two people of a city who answer one question, each on her own."""

from hanse.diagnostic.actions import adopt_unanimous, ask_several, say
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import newest_version, questionnaire_of
from hanse.diagnostic.queries.voices import Several, several
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.questionnaire import Questionnaire
from tests.diagnostic.rounds import Team

SECTION, KEY, OTHER = "governance", "gov_strategy_status", "gov_lead_person"


def questions(assessment: Assessment) -> Questionnaire:
    return questionnaire_of(*assessment.round.method)


def both_asked(assessment: Assessment, team: Team, *, question: str = KEY) -> Assessment:
    """The contributor speaks for IT, the coordinator for Finance."""
    people = {team.contributor: "IT", team.coordinator: "Finance"}
    ask_several(assessment, people=people, section=SECTION, question=question, by=team.coordinator)
    return assessment


def agreed(assessment: Assessment, team: Team) -> None:
    """Both say the same, which is adopted."""
    both_asked(assessment, team)
    for user in (team.contributor, team.coordinator):
        say(assessment, KEY, option(1), by=user)
    adopt_unanimous(assessment, SECTION, by=team.coordinator)


def option(number: int, key: str = KEY) -> Answer:
    """The answer that chooses an option of a question."""
    question = questionnaire_of("ceds", newest_version("ceds")).question(key)
    return Answer.answered(key, question.options[number].value)


def asked_of(assessment: Assessment, key: str = KEY) -> Several:
    return several(Assessment.objects.get(id=assessment.id), questions(assessment))[key]
