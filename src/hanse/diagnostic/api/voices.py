"""Operations on the questions that several people answer on their own: how each stands."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import Several, several

router = Router(tags=["voices"])


class SeveralOut(Schema):
    """One question of several voices. What each says is read on its page alone."""

    question: str = Field(examples=["gov_strategy_status"])
    asked: int = Field(description="How many people were asked for their own answer.")
    answered: int = Field(description="How many of them have given it.")
    differs: bool
    proposed: bool = Field(description="An answer is proposed, and not everybody has replied.")
    settled: bool = Field(description="They have agreed, and the answer is the city's.")
    dissents: int = Field(description="How many kept their dissent on record.")


@router.get("/", response=list[SeveralOut], operation_id="list_voices", summary="Questions of several voices")
def index(request: HttpRequest, assessment_id: Path[UUID]) -> list[SeveralOut]:
    """In the questionnaire's order; empty where nobody was asked. For those who work for the city alone."""
    found = allowed(request, assessment_id, rules.may_see_voices)
    asked = questionnaire_of(*found.method)
    return [_out(one) for one in several(found, asked).values()]


def _out(one: Several) -> SeveralOut:
    return SeveralOut(
        question=one.question.key,
        asked=len(one.asked),
        answered=len(one.asked) - len(one.silent),
        differs=one.differs,
        proposed=one.consensus is not None and not one.is_settled,
        settled=one.is_settled,
        dissents=sum(not stance.agrees for stance in one.stances.values()),
    )
