"""Operations on services: what is offered, to whom, at what cost, and what is asked."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from hanse.frame.api.shapes import JsonSchema
from hanse.frame.presenters.service import service_page
from hanse.frame.queries import offered_procedure
from hanse.frame.queries.offering import offered
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.export.submission import submission_schema
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.speaking import Speaking
from hanse.questions.public import reader_in

router = Router(tags=["services"])


class ServiceOut(Schema):
    """A service that is offered."""

    key: str = Field(examples=["dog_licence"])
    version: str = Field(description="Raised with every change; a case keeps the one under which it began.")
    title: str
    summary: str
    who: Who = Field(description="anyone: no key is needed; organisation: who has a mandate of one.")
    languages: list[str] = Field(description="Its own first, then those into which it is translated.")


class ServiceDetail(ServiceOut):
    """All that an applicant must know, and `submission`, the JSON Schema of the answers."""

    who_in_words: str
    needs: list[str] = Field(description="What one should have at hand.")
    minutes: int = Field(description="About how long it takes.")
    cost: str = Field(description="In words. What it costs for given answers, `try_submission` says.")
    currency: str = Field(description="ISO 4217; empty where nothing is ever to pay.")
    decided_within: str = Field(description="In words; empty where it is not said.")
    not_eligible: list[str] = Field(description="Reasons for which one cannot apply, in words.")
    recorded_in: str = Field(description="The key of the register into which decided cases go; empty: none.")
    language: str = Field(description="Of the texts here.")
    submission: JsonSchema


@router.get("/", response=list[ServiceOut], operation_id="list_services", summary="Services")
def index(request: HttpRequest, speaking: Query[Speaking]) -> list[ServiceOut]:
    """All that are offered here, by title. No key is needed."""
    del request
    language = speaking.begin()
    lines = [ServiceOut(**_head(one, language)) for one in offered()]
    return sorted(lines, key=lambda line: line.title.casefold())


@router.get("/{service}/", response=ServiceDetail, operation_id="get_service", summary="A service")
def show(request: HttpRequest, service: Path[str], speaking: Query[Speaking]) -> ServiceDetail:
    """Who may apply, what it costs, and what is asked, in any of its languages; keys and values are the same in all."""
    del request
    language, procedure = speaking.begin(), offered_procedure(service)
    reader, page = reader_in(language, procedure.translations), service_page(procedure, language, ())
    reasons = procedure.eligibility.reasons.values() if procedure.eligibility else ()
    return ServiceDetail(
        **_head(procedure, language),
        who_in_words=page.who,
        needs=list(page.needs),
        minutes=procedure.minutes,
        cost=page.cost,
        currency=procedure.fee.currency if procedure.fee else "",
        decided_within=page.decided_within,
        not_eligible=[reader(one) for one in reasons],
        recorded_in=procedure.register.key if procedure.register else "",
        language=language,
        submission=submission_schema(procedure, reader),
    )


def _head(procedure: Procedure, language: str) -> dict[str, Any]:
    reader, texts = reader_in(language, procedure.translations), procedure.translations
    return {
        "key": procedure.key,
        "version": procedure.version,
        "title": reader(procedure.title),
        "summary": reader(procedure.summary),
        "who": procedure.who,
        "languages": list(dict.fromkeys([texts.default_language, *texts.languages])),
    }
