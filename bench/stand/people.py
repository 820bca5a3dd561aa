"""Who measures: coordinators of demonstration cities, each with a submitted and a fully answered open assessment.

`python -m stand.people NUMBER` makes them in the database of DATABASE_URL and writes them as JSON.
"""

import json
import sys
from dataclasses import asdict

import django

from stand.server import Coordinator

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402  Django first

from hanse.diagnostic.public import Assessment, Round, open_assessment, questionnaire_of  # noqa: E402
from hanse.identity.public import User, grant_mandate  # noqa: E402
from hanse.kernel.actor import Actor  # noqa: E402
from hanse.members.public import Role  # noqa: E402
from hanse.network.demo.answers import made_up  # noqa: E402
from hanse.questions.public import mark_unknown, save_answer  # noqa: E402
from hanse.questions.spec.answer import State  # noqa: E402
from hanse.questions.spec.checking import value_to_json  # noqa: E402

PASSWORD = "hanse demonstration"
EMAIL = "measured-{}@demo.example"


def make(number: int) -> list[Coordinator]:
    """The first cities, by name, that have submitted in the finished round and not begun in the running one."""
    running, finished = Round.objects.order_by("-opens_on")[:2]
    free = Assessment.objects.filter(round=finished).exclude(city__in=running.assessments.values("city"))
    found = free.select_related("city").order_by("city__name")[:number]
    return [_coordinator(EMAIL.format(place), one, running) for place, one in enumerate(found)]


def _coordinator(email: str, submitted: Assessment, running: Round) -> Coordinator:
    city = submitted.city
    user = User.objects.create_user(email, PASSWORD, name=f"Coordinator of {city.name}")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    grant_mandate(user=user, party_id=city.party_id, role=Role.COORDINATOR, by=Actor.system("bench"))
    begun = open_assessment(city=city, round_=running, by=user.actor)
    asked = questionnaire_of(running.framework_key, running.framework_version)
    choices = {}
    for key, answer in made_up(city, asked, years=2).items():
        question = asked.questions[key]
        if answer.state is State.ANSWERED:
            raw = value_to_json(question, answer)
            save_answer(begun.sheet, question, raw, expected_version=0, by=user.actor)
        else:
            mark_unknown(begun.sheet, question, expected_version=0, by=user.actor)
        if question.kind == "single" and key not in asked.conditions.deciding:
            options = [option.value for option in question.options]
            stands = options.index(answer.value) if answer.value in options else 0
            choices[key] = [str(value) for value in options[stands:] + options[:stands]]
    return Coordinator(email, PASSWORD, str(submitted.id), str(begun.id), choices)


if __name__ == "__main__":
    json.dump([asdict(one) for one in make(int(sys.argv[1]))], sys.stdout)
