"""Two colleagues of the demonstration's city who saw two questions differently: on one they agreed, one is open."""

from dataclasses import dataclass
from datetime import timedelta

from hanse.diagnostic.actions import ask_several, finish_assignment, propose_consensus, say, take_stance
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.public import questionnaire_of
from hanse.identity.public import User
from hanse.kernel.clock import now, set_to
from hanse.members.public import City, Role, people_of
from hanse.questions.spec.answer import Answer

SECTION = "e_life"
AGO = timedelta(days=10)
"""Since they were asked; they answered some days later."""


@dataclass(frozen=True, slots=True)
class Said:
    """The option that one of them chooses, counted from 0, and why."""

    option: int
    reason: str


@dataclass(frozen=True, slots=True)
class Differing:
    question: str
    coordinator: Said
    contributor: Said
    agreed: str = ""
    """Why the contributor's answer is to count; empty where they have not agreed yet."""


BOTH = (
    Differing(
        "life_participation_exists",
        Said(3, "We put three topics to the vote last spring."),
        Said(2, "The votes were a trial, and the page for them is off."),
        agreed="The trial has ended. What residents find today is the page for consultations.",
    ),
    Differing(
        "life_requests_exists",
        Said(2, "Residents call us again, because nobody told them what was done."),
        Said(3, "All offices have worked from one list since January, and it sends messages."),
    ),
)


def make_voices(city: City, round_: Round) -> None:
    """Asked, answered and half agreed on in the days before today; nothing where the city has nobody to ask."""
    one = Assessment.objects.filter(city=city, round=round_).first()
    clara, kofi = (_somebody(city, role) for role in (Role.COORDINATOR, Role.CONTRIBUTOR))
    if one is None or clara is None or kofi is None:
        return
    began, people = now() - AGO, {clara: "Mayor's office", kofi: "Information technology"}
    for each in BOTH:
        with set_to(began):
            asked = ask_several(one, people=people, section=SECTION, question=each.question, by=clara)
        with set_to(began + timedelta(days=2)):
            say(one, each.question, _answer(one, each, each.coordinator), by=clara, reason=each.coordinator.reason)
        with set_to(began + timedelta(days=3)):
            said = each.contributor
            voice = say(one, each.question, _answer(one, each, said), by=kofi, reason=said.reason)
        if each.agreed:
            with set_to(began + timedelta(days=4)):
                propose_consensus(one, each.question, voice_id=voice.id, reason=each.agreed, by=clara)
                take_stance(one, each.question, agrees=True, by=clara)
                for item in asked:
                    finish_assignment(item, by=item.user.actor)


def _somebody(city: City, role: Role) -> User | None:
    found = people_of(city.party_id, role).first()
    return found.user if found else None


def _answer(one: Assessment, each: Differing, said: Said) -> Answer:
    question = questionnaire_of(*one.method).question(each.question)
    return Answer.answered(each.question, question.options[said.option].value)
