"""Whether one unit's score stands by itself, or hangs on who else is scored."""

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.measuring import Filling, MeasureRules, Normalisation, Scaling, Transform
from hanse.diagnostic.engine.model.rules import Mean
from hanse.diagnostic.engine.model.tree import FromRows
from hanse.diagnostic.engine.plan import plan_of

_BY_ITSELF = {Scaling.NONE, Scaling.GOALPOSTS, Scaling.REFERENCE, Scaling.DISTANCE_TO_TARGET}


def stands_alone(framework: Framework) -> bool:
    """Whether no rule looks at the other units: no place among them, no mean, extreme or shape of a column.

    Frameworks that score rows below the units (rosters) count as standing among others: they are scored as tables.
    """
    plan = plan_of(framework)
    if any(isinstance(measure.source, FromRows) for measure in framework.root.measures()):
        return False
    if any(_looks_around(rules) for rules in plan.measure_rules.values()):
        return False
    return not any(
        (rules.aggregate and rules.aggregate.mean is Mean.COPELAND)
        or rules.normalise is not None
        or (rules.ladder and framework.ladders[rules.ladder].by_percentile)
        for rules in plan.node_rules.values()
    )


def _looks_around(rules: MeasureRules) -> bool:
    filled = rules.impute is not None and rules.impute.filling in {Filling.MEAN, Filling.MEDIAN}
    shaped = rules.transform in {Transform.LOG_CT, Transform.BOX_COX}
    treated = rules.outliers is not None and rules.outliers.treat
    return filled or shaped or treated or not _by_itself(rules.normalise or Normalisation())


def _by_itself(how: Normalisation) -> bool:
    given = how.scaling is Scaling.MIN_MAX and how.low is not None and how.high is not None
    return given or how.scaling in _BY_ITSELF
