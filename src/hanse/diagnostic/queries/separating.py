"""What separates cities one level above from a city: shares of answers among them, as they were drawn at closing."""

from dataclasses import dataclass

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.models import Release, Round
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Band:
    """Cities on the levels `first` to `last`, fifteen or more; `shares`: tenths that chose option 2, 3 … or higher."""

    first: int
    last: int
    shares: dict[str, list[int]]


def stepped_questions(scheme: Framework) -> list[Question]:
    """The questions of one choice among options that rise, each worth more than the one before."""
    higher = {measure.key for measure in scheme.root.measures() if measure.direction > 0}
    return [one for one in scheme.questions if one.kind == "single" and one.key in higher and _rises(one)]


def _rises(question: Question) -> bool:
    values = [option.value for option in question.options]
    numbers = [value for value in values if isinstance(value, int)]
    return len(numbers) == len(values) > 1 and numbers == sorted(numbers)


def bands_of(round_: Round) -> list[Band] | None:
    """The bands of a closed round, the highest first; None while they are not drawn. One query."""
    drawn = Release.objects.filter(round=round_, placed_at__isnull=False)
    found = drawn.values_list("separating", flat=True).first()
    if found is None:
        return None
    return [Band(first, last, each["shares"]) for each in found for first, last in [each["levels"]]]


def band_above(bands: list[Band], level: int) -> Band | None:
    """The lowest band of which every city stands above a level."""
    return next((band for band in reversed(bands) if band.first > level), None)
