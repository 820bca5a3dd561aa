"""A round, a city and its people, for the tests of the diagnostic."""

from dataclasses import dataclass
from datetime import timedelta

from hanse.diagnostic.actions import lay_for_sign_off, open_assessment, open_round, sign_off
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.queries.frameworks import newest_version, questionnaire_of
from hanse.identity.models import User
from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.enums import NETWORK_ID, WORKING_ROLES, Role, StaffRole
from hanse.members.models import City
from hanse.members.public import ensure_network
from hanse.network.demo.answers import made_up
from hanse.questions.public import answers_of, given_answers, mark_unknown, save_answer
from hanse.questions.spec.answer import State
from hanse.questions.spec.checking import value_to_json
from hanse.questions.spec.progress import progress
from tests.factories import CityFactory, UserFactory

SYSTEM = Actor.system("test")
BACKEND = "hanse.identity.views.backend.SignInBackend"


@dataclass
class Team:
    city: City
    coordinator: User
    contributor: User
    approver: User
    stranger: User
    secretariat: User
    round: Round


def a_team(version: str = "") -> Team:
    """A city with a person in each role, somebody of another city, and an open round.

    The round is one of CeDS, or of this version of the framework of `versions`.
    """
    ensure_network(name="Network", by=SYSTEM)
    city, other = CityFactory(name="Gumi", income_group="high"), CityFactory(name="Quito", country="EC")
    people = {role: UserFactory(name=str(role.label)) for role in WORKING_ROLES}
    for role, user in people.items():
        grant_mandate(user=user, party_id=city.party_id, role=role, by=SYSTEM)
    stranger, secretariat = UserFactory(), UserFactory()
    grant_mandate(user=stranger, party_id=other.party_id, role=Role.COORDINATOR, by=SYSTEM)
    grant_mandate(user=secretariat, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=SYSTEM)
    return Team(
        city=city,
        coordinator=people[Role.COORDINATOR],
        contributor=people[Role.CONTRIBUTOR],
        approver=people[Role.APPROVER],
        stranger=stranger,
        secretariat=secretariat,
        round=a_round(framework="sample", version=version) if version else a_round(),
    )


def a_round(name: str = "Round of tests", *, framework: str = "ceds", version: str = "", days: int = 30) -> Round:
    return open_round(
        name=name,
        framework_key=framework,
        framework_version=version or newest_version(framework),
        opens_on=today() - timedelta(days=60),
        closes_on=today() + timedelta(days=days),
        by=SYSTEM,
    )


def begun(team: Team) -> Assessment:
    return open_assessment(city=team.city, round_=team.round, by=team.coordinator.actor)


def answered(assessment: Assessment) -> Assessment:
    """The assessment with every question that is open answered, as the demonstration would."""
    asked = questionnaire_of(*assessment.round.method)
    there = answers_of(assessment.sheet)
    for key, answer in made_up(assessment.city, asked, years=0).items():
        if key in there:
            continue
        question = asked.questions[key]
        if answer.state == State.UNKNOWN:
            mark_unknown(assessment.sheet, question, expected_version=0, by=SYSTEM)
        else:
            save_answer(assessment.sheet, question, value_to_json(question, answer), expected_version=0, by=SYSTEM)
    while still_open := progress(asked, given_answers(assessment.sheet, asked)).next_open:
        mark_unknown(assessment.sheet, asked.questions[still_open], expected_version=0, by=SYSTEM)
    return assessment


def submitted_in(team: Team, round_: Round, *, level: int = 2) -> Assessment:
    """The city's submitted assessment in a round of the framework of `versions`: every choice is its option `level`."""
    made = open_assessment(city=team.city, round_=round_, by=team.coordinator.actor)
    asked = questionnaire_of(*round_.method)
    answers: dict[str, object] = {
        "plan_status": level,
        "plan_parts": ["goals", "budget"][:level],
        "online_share": 10 * level,
        "channels": {"phone": min(level, 3), "desk": 1},
    }
    for key in asked.order:
        if key in answers and (key != "plan_parts" or level > 1):
            save_answer(made.sheet, asked.questions[key], answers[key], expected_version=0, by=SYSTEM)
    return sign_off(lay_for_sign_off(made, by=team.coordinator.actor), by=team.approver)
