"""Rules that bring a measure's raw number onto the framework's scale, in the order in which they are applied."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True)
class Denominator:
    """Divide by the number in `column` and multiply by `times`; no column: leave as it is."""

    column: str
    times: float = 1.0


class Filling(StrEnum):
    NONE = "none"
    MEAN = "mean"
    MEDIAN = "median"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Imputation:
    """What stands in for a missing raw number: a mean or median over all units or over those alike in `by`."""

    filling: Filling = Filling.NONE
    by: tuple[str, ...] = ()
    value: float = 0.0


class Transform(StrEnum):
    """A function of one number. LOG_CT is log(x − min + 0.01·(max − min)); SIGNED_LOG is sign(x)·log(1 + |x|)."""

    NONE = "none"
    LOG = "log"
    LOG10 = "log10"
    LOG1P = "log1p"
    SQRT = "sqrt"
    SQUARE = "square"
    RECIPROCAL = "reciprocal"
    SIGNED_LOG = "signed_log"
    LOG_CT = "log_ct"
    BOX_COX = "box_cox"


@dataclass(frozen=True, slots=True)
class Outliers:
    """A measure passes unless |skewness| > `skew` and kurtosis > `kurtosis`.

    Then one extreme a loop is winsorised, at most `most` times; what fails still is put back and goes through `then`.
    """

    treat: bool = True
    skew: float = 2.0
    kurtosis: float = 3.5
    most: int = 5
    then: Transform = Transform.LOG_CT


class Scaling(StrEnum):
    """How raw numbers become scores. REFERENCE is (x − mean) / deviation, both given, as of a base year."""

    NONE = "none"
    MIN_MAX = "min_max"
    GOALPOSTS = "goalposts"
    Z_SCORE = "z_score"
    REFERENCE = "reference"
    RANK = "rank"
    PERCENTILE = "percentile"
    BORDA = "borda"
    DISTANCE_TO_TARGET = "distance_to_target"
    DISTANCE_TO_MAXIMUM = "distance_to_maximum"
    FRACTION_OF_MAXIMUM = "fraction_of_maximum"


@dataclass(frozen=True, slots=True)
class Normalisation:
    """How raw numbers become scores, with the parameters that the scaling takes.

    `low` and `high` are goalposts in the measure's own unit (after the denominator, before the transform);
    `to` is the range of scores they are mapped to, None: the framework's scale; z-scores are moved to
    `mean` and `deviation`.
    `clip`: numbers beyond a goalpost count as the goalpost. `within`: statistics over units alike in these columns.
    """

    scaling: Scaling = Scaling.NONE
    to: tuple[float, float] | None = None
    low: float | None = None
    high: float | None = None
    target: float | None = None
    mean: float = 0.0
    deviation: float = 1.0
    clip: bool = True
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRules:
    """None: as said for the framework."""

    denominator: Denominator | None = None
    impute: Imputation | None = None
    outliers: Outliers | None = None
    transform: Transform | None = None
    normalise: Normalisation | None = None

    @property
    def change(self) -> bool:
        """Whether these rules change a number at all."""
        return (
            bool(self.denominator and self.denominator.column)
            or bool(self.impute and self.impute.filling is not Filling.NONE)
            or bool(self.outliers and self.outliers.treat)
            or self.transform not in {None, Transform.NONE}
            or bool(self.normalise and self.normalise.scaling is not Scaling.NONE)
        )

    def over(self, other: Self) -> Self:
        """These rules, and `other` where they are silent."""
        said = {name.name: own for name in fields(self) if (own := getattr(self, name.name)) is not None}
        return replace(other, **said)
