"""Rules of scoring out of a block of the file; a rule that is not said stays None."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hanse.diagnostic.engine.model.measuring import (
    Denominator,
    Filling,
    Imputation,
    MeasureRules,
    Normalisation,
    Outliers,
    Scaling,
    Transform,
)
from hanse.diagnostic.engine.model.rules import (
    Absence,
    AbsenceRule,
    Aggregation,
    Mean,
    MinimumShare,
    NodeRules,
    ShareOf,
)

type Block = Mapping[str, Any]


def said[T](block: Block, name: str, make: Callable[[Any], T]) -> T | None:
    """`make` of what stands under `name`, None where nothing does."""
    return make(block[name]) if name in block else None


def node_rules(block: Block) -> NodeRules:
    return NodeRules(
        aggregate=said(block, "aggregate", aggregation),
        renormalise=block.get("renormalise"),
        missing=said(block, "missing", absence),
        not_applicable=said(block, "not_applicable", absence),
        irrelevant=said(block, "irrelevant", absence),
        minimum=said(block, "minimum_share", minimum_share),
        normalise=said(block, "rescale", normalisation),
        ladder=block.get("levels"),
        decimals=block.get("decimals"),
    )


def measure_rules(block: Block) -> MeasureRules:
    return MeasureRules(
        denominator=said(block, "denominator", denominator),
        impute=said(block, "impute", imputation),
        outliers=said(block, "outliers", outliers),
        transform=said(block, "transform", Transform),
        normalise=said(block, "normalise", normalisation),
    )


def aggregation(given: str | Block) -> Aggregation:
    if isinstance(given, str):
        return Aggregation(Mean(given))
    (name, value), *_ = given.items()
    match name:
        case "power":
            return Aggregation(Mean.POWER, power=float(value))
        case "best":
            return Aggregation(Mean.BEST, best=int(value))
        case _:
            return Aggregation(Mean.FORMULA, formula=str(value))


def absence(given: str | Block) -> AbsenceRule:
    if isinstance(given, str):
        return AbsenceRule(Absence(given))
    return AbsenceRule(Absence.VALUE, float(given["value"]))


def minimum_share(given: float | Block) -> MinimumShare:
    if isinstance(given, Mapping):
        return MinimumShare(float(given["share"]), ShareOf(given.get("of", ShareOf.PARTS)))
    return MinimumShare(float(given))


def denominator(given: str | Block) -> Denominator:
    if isinstance(given, str):
        return Denominator("" if given == "none" else given)
    return Denominator(given["column"], float(given.get("times", 1)))


def imputation(given: str | Block) -> Imputation:
    if isinstance(given, str):
        return Imputation(Filling(given))
    return Imputation(Filling(given["method"]), columns(given.get("by", ())), float(given.get("value", 0)))


def outliers(given: str | Block) -> Outliers:
    if isinstance(given, str):
        return Outliers(treat=given == "treat")
    usual = Outliers()
    return Outliers(
        skew=given.get("skewness", usual.skew),
        kurtosis=given.get("kurtosis", usual.kurtosis),
        most=given.get("winsorise", usual.most),
        then=Transform(given.get("then", usual.then)),
    )


def normalisation(given: str | Block) -> Normalisation:
    if isinstance(given, str):
        return Normalisation(Scaling(given))
    low, high = given.get("goalposts", (None, None))
    return Normalisation(
        Scaling(given["method"]),
        to=tuple(given["to"]) if "to" in given else None,
        low=low,
        high=high,
        target=given.get("target"),
        mean=given.get("mean", 0.0),
        deviation=given.get("deviation", 1.0),
        clip=given.get("clip", True),
        within=columns(given.get("within", ())),
    )


def columns(given: str | Sequence[str]) -> tuple[str, ...]:
    """One column or several."""
    return (given,) if isinstance(given, str) else tuple(given)
