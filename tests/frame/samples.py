"""A small building permit, in Python, that has a little of everything a procedure can declare."""

from typing import Any

from hanse.feel.tables.document import read_table
from hanse.frame.spec.deadlines import Calendar, Deadline
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import Eligibility, Fee
from hanse.frame.spec.scenarios import Pay, Say, Scenario, Take, Wait
from hanse.frame.spec.steps import (
    APPLICANT,
    SYSTEM,
    Document,
    Message,
    Office,
    Opinion,
    Register,
    State,
    Transition,
)
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Section


def t(words: str) -> Text:
    return Text(words.lower().replace(" ", "_"), words)


def yes_or_no(key: str, words: str, **more: Any) -> Question:
    options = (Option(value="yes", text=t("Yes")), Option(value="no", text=t("No")))
    return Question(key=key, kind="single", text=t(words), options=options, **more)


def reason(key: str) -> Question:
    return Question(key=key, kind="text", text=t(f"Reason ({key})"), longest=2000)


FEE_TABLE = {
    "table": "Fee",
    "givens": {"area": "number"},
    "outputs": [{"name": "fee", "type": "number"}],
    "rules": [["< 20", 0], ["[20..100)", 150], [">= 100", "150 + 2 * (area - 100)"]],
}

ELIGIBILITY_TABLE = {
    "table": "Eligibility",
    "givens": {"owner": "string"},
    "inputs": [{"reads": "owner", "values": '"yes", "no"'}],
    "outputs": [{"name": "eligible", "type": "boolean"}, {"name": "reason", "type": "string"}],
    "rules": [['"yes"', True, '""'], ['"no"', False, '"not_owner"']],
}


def permit(**changes: Any) -> Procedure:
    """The permit; `changes` take the place of parts of it."""
    return Procedure(**{**_parts(), **changes})


def _parts() -> dict[str, Any]:
    return {
        "key": "permit",
        "version": "1.0.0",
        "title": t("Building permit"),
        "summary": t("Ask for a permit to build."),
        "calendar": Calendar(country="FR", zone="Europe/Paris"),
        "sections": (
            Section(
                key="works",
                title=t("The works"),
                questions=(
                    yes_or_no("owner", "Are you the owner"),
                    Question(key="area", kind="number", text=t("Area"), decimals=0, minimum=1, maximum=5000),  # type: ignore[arg-type]
                    Question(key="email", kind="email", text=t("E-mail address")),
                    Question(key="drawing", kind="file", text=t("Drawing"), optional=True),
                ),
            ),
        ),
        "email": "email",
        "eligibility": Eligibility(
            table=read_table(ELIGIBILITY_TABLE), reasons={"not_owner": t("Only an owner can ask")}
        ),
        "fee": Fee(table=read_table(FEE_TABLE), currency="EUR", due_in="paying"),
        "offices": (
            Office(key="building", title=t("Building office")),
            Office(key="fire", title=t("Fire service")),
            Office(key="heritage", title=t("Heritage office")),
        ),
        "states": _states(),
        "transitions": _transitions(),
        "documents": (
            Document(
                key="permit_letter", title=t("Permit"), paragraphs=(t("You may build {area} m²."),), facts=("area",)
            ),
        ),
        "register": Register(key="permits", title=t("Permits"), shows=("area",), public=True),
        "scenarios": _scenarios(),
    }


def _states() -> tuple[State, ...]:
    return (
        State(key="paying", title=t("To be paid"), waits=True, deadline=Deadline(days=30, working=False, then="lapse")),
        State(
            key="checking",
            title=t("Being checked"),
            office="building",
            deadline=Deadline(days=10, escalate_to="heritage", warn=3),
            opinions=(
                Opinion(office="fire", title=t("Is it safe"), questions=(yes_or_no("safe", "Is it safe?"),)),
                Opinion(
                    office="heritage",
                    title=t("Does it fit"),
                    when="area > 100",
                    questions=(yes_or_no("fits", "Does it fit?"),),
                ),
            ),
        ),
        State(key="completing", title=t("More is needed"), waits=True),
        State(key="granted", title=t("Granted"), final=True),
        State(key="refused", title=t("Refused"), final=True),
        State(key="lapsed", title=t("Lapsed"), final=True),
    )


def _transitions() -> tuple[Transition, ...]:
    return (
        Transition(
            key="paid_up", title=t("Paid"), sources=("paying",), target="checking", by=SYSTEM, when="paid >= fee"
        ),
        Transition(key="lapse", title=t("Not paid"), sources=("paying",), target="lapsed", by=SYSTEM),
        Transition(
            key="ask",
            title=t("Ask for more"),
            sources=("checking",),
            target="completing",
            by="building",
            questions=(reason("missing"),),
            messages=(Message(subject=t("More is needed for {number}"), body=t("Please tell us: {missing}")),),
        ),
        Transition(
            key="complete",
            title=t("Complete"),
            sources=("completing",),
            target="checking",
            by=APPLICANT,
            questions=(reason("completed"),),
        ),
        Transition(
            key="grant",
            title=t("Grant"),
            sources=("checking",),
            target="granted",
            by="building",
            when='safe = "yes"',
            after_opinions=True,
            together=2,
            document="permit_letter",
            registers=True,
        ),
        Transition(
            key="refuse",
            title=t("Refuse"),
            sources=("checking",),
            target="refused",
            by="building",
            after_opinions=True,
            questions=(reason("grounds"),),
            tells=("grounds", "safe"),
        ),
    )


def _scenarios() -> tuple[Scenario, ...]:
    return (
        Scenario(
            key="small",
            title=t("A shed is free"),
            answers={"owner": "yes", "area": 10, "email": "a@example.org"},
            moves=(Say(office="fire", answers={"safe": "yes"}), Take(transition="grant", people=2)),
            ends="granted",
            fee="0",
            documents=("permit_letter",),
        ),
        Scenario(
            key="large",
            title=t("A hall needs two opinions"),
            answers={"owner": "yes", "area": 300, "email": "a@example.org"},
            moves=(
                Pay(),
                Say(office="fire", answers={"safe": "no"}),
                Say(office="heritage", answers={"fits": "yes"}),
                Take(transition="refuse", answers={"grounds": "It is not safe."}),
            ),
            ends="refused",
            fee="550",
        ),
        Scenario(
            key="unpaid",
            title=t("What is not paid lapses"),
            answers={"owner": "yes", "area": 50, "email": "a@example.org"},
            moves=(Wait(days=31),),
            ends="lapsed",
            fee="150",
        ),
    )
