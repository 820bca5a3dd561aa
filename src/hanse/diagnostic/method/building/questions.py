"""Questions out of the file: the asking part for `questions.spec`, the scoring part for the engine."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hanse.diagnostic.engine.model.measuring import MeasureRules, Normalisation, Scaling, Transform
from hanse.diagnostic.engine.model.tree import Choosing, FromColumn, FromOptions, Measure, Source
from hanse.diagnostic.method.building.rules import absence, said
from hanse.diagnostic.method.building.texts import Texts
from hanse.questions.spec.question import EvidenceNeed, EvidenceRule, NotApplicableRule, Option, Question

type Block = Mapping[str, Any]


def question(block: Block, texts: Texts) -> Question:
    """What is asked, and what counts as an answer."""
    identity = f"question.{block['key']}"
    evidence, not_applicable = block.get("evidence", {}), block.get("not_applicable", {})
    return Question(
        key=block["key"],
        kind=block["kind"],
        text=texts.make(f"{identity}.text", block["text"]),
        why=texts.maybe(identity, block, "why"),
        how=texts.maybe(identity, block, "how"),
        knows=tuple(block.get("knows", ())),
        evidence=EvidenceRule(
            need=EvidenceNeed(evidence.get("rule", EvidenceNeed.OPTIONAL)),
            examples=texts.maybe(f"{identity}.evidence", evidence, "examples"),
        ),
        not_applicable=NotApplicableRule(
            allowed=not_applicable.get("allowed", False),
            hint=texts.maybe(f"{identity}.not_applicable", not_applicable, "hint"),
        ),
        optional=block.get("optional", False),
        relevant=block.get("relevant", ""),
        options=_options(block, "options", f"{identity}.option", texts),
        rows=_options(block, "rows", f"{identity}.row", texts),
        columns=_options(block, "columns", f"{identity}.column", texts),
        unit=texts.maybe(identity, block, "unit"),
        minimum=said(block, "minimum", _decimal),
        maximum=said(block, "maximum", _decimal),
        decimals=block.get("decimals"),
    )


def measure(block: Block, asked: Question, scale: tuple[float, float]) -> Measure | None:
    """How the answer is scored; None for what is asked without being scored."""
    scoring = block.get("score", {})
    if scoring == "none" or block["kind"] == "text":
        return None
    rules = {"choosing": scoring} if isinstance(scoring, str) else scoring
    source, normalise = _source(block, rules, scale)
    return Measure(
        key=asked.key,
        title=asked.text,
        source=source,
        weight=float(block.get("weight", 1)),
        direction=-1 if rules.get("direction") == "down" else 1,
        unit=asked.unit,
        rules=MeasureRules(normalise=normalise, transform=said(rules, "transform", Transform)),
        missing=said(rules, "missing", absence),
        not_applicable=said(rules, "not_applicable", absence),
        irrelevant=said(rules, "irrelevant", absence),
    )


def _source(block: Block, rules: Block, scale: tuple[float, float]) -> tuple[Source, Normalisation]:
    """Options carry scores on the framework's scale; a number is measured between its goalposts, else its limits."""
    as_it_is = Normalisation(Scaling.NONE)
    match block["kind"]:
        case "number":
            low, high = rules.get("goalposts", (block.get("minimum", 0), block.get("maximum", 100)))
            return FromColumn(block["key"]), Normalisation(Scaling.GOALPOSTS, low=float(low), high=float(high))
        case "multiple":
            choosing = Choosing(rules.get("choosing", Choosing.SHARE))
            return FromOptions(block["key"], _additive(block["options"], scale), choosing), as_it_is
        case "matrix":
            choosing = Choosing(rules.get("choosing", Choosing.MEAN))
            return FromOptions(block["key"], _spaced(block["columns"], scale), choosing), as_it_is
        case _:
            return FromOptions(block["key"], _spaced(block["options"], scale)), as_it_is


def _spaced(options: list[Block], scale: tuple[float, float]) -> dict[int | str, float]:
    """The scores written at the options, else equal steps over the scale in the order of the options."""
    low, high = scale
    steps = max(len(options) - 1, 1)
    return {
        option["value"]: float(option.get("score", low + (high - low) * number / steps))
        for number, option in enumerate(options)
    }


def _additive(options: list[Block], scale: tuple[float, float]) -> dict[int | str, float]:
    """The scores written at the options, else an equal share of the scale for each; an exclusive option earns none."""
    low, high = scale
    counted = sum(not option.get("exclusive", False) for option in options) or 1
    return {
        option["value"]: float(option.get("score", 0.0 if option.get("exclusive") else (high - low) / counted))
        for option in options
    }


def _options(block: Block, name: str, identity: str, texts: Texts) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=one["value"],
            text=texts.make(f"{identity}.{one['value']}", one["text"]),
            hint=texts.maybe(f"{identity}.{one['value']}", one, "hint"),
            exclusive=one.get("exclusive", False),
        )
        for one in block.get(name, ())
    )


def _decimal(number: float) -> Decimal:
    return Decimal(str(number))
