"""What every operation asks first: who calls, may she, and in which language."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from ninja import Field, Schema
from pydantic import field_validator
from rules.predicates import Predicate

from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.assessments import assessment
from hanse.host.api.access import person
from hanse.identity.public import Viewer, viewer_of
from hanse.kernel.rights import require


class Speaking(Schema):
    """The language of texts."""

    language: str = Field(
        "",
        description="Language of the texts, such as `fr`; without it, that of the header `Accept-Language`.",
        json_schema_extra={"enum": ["", *dict(settings.LANGUAGES)]},
    )

    @field_validator("language")
    @classmethod
    def known(cls, code: str) -> str:
        """Raises ValueError for a language that the site does not have."""
        if code and code not in dict(settings.LANGUAGES):
            raise ValueError(f"choose one of: {', '.join(dict(settings.LANGUAGES))}")
        return code

    def begin(self) -> str:
        """The language asked for, or the request's own; from here on the interface's words are in it."""
        if self.language:
            translation.activate(self.language)
        return translation.get_language() or "en"


def viewer(request: HttpRequest) -> Viewer:
    return viewer_of(person(request))


def allowed(request: HttpRequest, assessment_id: UUID, right: Predicate) -> Assessment:
    """The assessment, where the caller has the right to it. Raises NotThere, NotAllowed."""
    found = assessment(assessment_id)
    require(right, viewer(request), found)
    return found
