"""The language of an operation's texts."""

from django.conf import settings
from django.utils import translation
from ninja import Field, Schema
from pydantic import field_validator


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
