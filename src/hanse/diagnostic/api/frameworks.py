"""Operations on frameworks: which there are, and one with all its questions."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.queries.frameworks import published_framework, published_frameworks, questionnaire_of
from hanse.kernel.speaking import Speaking
from hanse.questions.public import reader_in
from hanse.questions.spec.question import EvidenceNeed, Option, Question
from hanse.questions.spec.questionnaire import Section
from hanse.questions.spec.reading import Reader

router = Router(tags=["frameworks"])


class FrameworkLine(Schema):
    """A framework: a questionnaire with its scoring."""

    key: str = Field(examples=["ceds"])
    version: str = Field(description="The newest published version.")
    title: str
    languages: list[str] = Field(description="The languages in which it is complete, its own first.")
    questions: int = Field(description="How many questions it asks; 0 where it scores tables alone.", examples=[200])


class OptionOut(Schema):
    """What can be chosen; `value` is what an answer holds."""

    value: int | str
    text: str
    hint: str = ""
    exclusive: bool = Field(False, description="In a multiple choice: rules out every other option.")


class QuestionOut(Schema):
    """A question. What its answer's `value` is depends on `kind`: see the description of answers."""

    key: str = Field(examples=["gov_strategy_status"])
    kind: str = Field(description="single, multiple, number, matrix or text.", examples=["single"])
    text: str
    why: str = ""
    how: str = ""
    optional: bool
    relevant: str = Field(description="The FEEL condition under which it is asked; empty: always.")
    may_not_apply: bool = Field(description="Whether `not_applicable` is accepted.")
    evidence: EvidenceNeed
    options: list[OptionOut]
    rows: list[OptionOut]
    columns: list[OptionOut]
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    decimals: int | None = None
    longest: int | None = Field(None, description="Characters of a text answer.")


class SectionOut(Schema):
    key: str
    title: str
    group: str = ""
    questions: list[QuestionOut]


class FrameworkOut(FrameworkLine):
    """A framework with its questionnaire in one language."""

    language: str
    summary: str
    licence: str
    source: str
    sections: list[SectionOut]


@router.get("/", response=list[FrameworkLine], operation_id="list_frameworks", summary="All published frameworks")
def index(request: HttpRequest, speaking: Query[Speaking]) -> list[FrameworkLine]:  # noqa: ARG001 - the library's signature
    """The newest version of each framework."""
    code = speaking.begin()
    schemes = published_frameworks()
    return [FrameworkLine(**_head(one, reader_in(code, one.translations))) for one in schemes]


@router.get("/{key}/", response=FrameworkOut, operation_id="get_framework", summary="A framework with its questions")
def show(request: HttpRequest, key: str, speaking: Query[Speaking], version: str = "") -> FrameworkOut:  # noqa: ARG001 - the library's signature
    """Every question with its options, in sections. Without a version the newest one."""
    scheme, code = published_framework(key, version), speaking.begin()
    reader = reader_in(code, scheme.translations)
    return FrameworkOut(
        **_head(scheme, reader),
        language=code,
        summary=reader(scheme.head.summary),
        licence=reader(scheme.head.licence),
        source=reader(scheme.head.source),
        sections=[_section(one, reader) for one in questionnaire_of(scheme.key, scheme.version).sections],
    )


def _head(scheme: Framework, reader: Reader) -> dict[str, Any]:
    return {
        "key": scheme.key,
        "version": scheme.version,
        "title": reader(scheme.head.title),
        "languages": list(scheme.head.languages),
        "questions": len(scheme.questions),
    }


def _section(section: Section, reader: Reader) -> SectionOut:
    questions = [_question(one, reader) for one in section.questions]
    return SectionOut(key=section.key, title=reader(section.title), group=reader(section.group), questions=questions)


def _question(one: Question, reader: Reader) -> QuestionOut:
    return QuestionOut(
        key=one.key,
        kind=one.kind,
        text=reader(one.text),
        why=reader(one.why),
        how=reader(one.how),
        optional=one.optional,
        relevant=one.relevant,
        may_not_apply=one.not_applicable.allowed,
        evidence=one.evidence.need,
        options=_options(one.options, reader),
        rows=_options(one.rows, reader),
        columns=_options(one.columns, reader),
        unit=reader(one.unit),
        minimum=None if one.minimum is None else float(one.minimum),
        maximum=None if one.maximum is None else float(one.maximum),
        decimals=one.decimals,
        longest=one.longest if one.kind == "text" else None,
    )


def _options(options: tuple[Option, ...], reader: Reader) -> list[OptionOut]:
    return [
        OptionOut(value=one.value, text=reader(one.text), hint=reader(one.hint), exclusive=one.exclusive)
        for one in options
    ]
