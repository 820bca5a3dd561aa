"""`score`: from answers to results."""

import numpy as np

from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.climb import Climbed, climbed
from hanse.diagnostic.engine.methods import with_method
from hanse.diagnostic.engine.model.framework import Framework, Method
from hanse.diagnostic.engine.outputs import derived_of, levels_of, ranks_of, scope_of
from hanse.diagnostic.engine.pipeline import measured
from hanse.diagnostic.engine.plan import plan_of
from hanse.diagnostic.engine.relevance import asked
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.summaries import Rows, summarised


def score(framework: Framework, answers: Answers, *, method: Method | str | None = None) -> Result:
    """Score all units at once, by the framework's own rules or by another method over the same answers.

    `method` is a key of `framework.methods` or a method of one's own. Pure: the same answers give the same digits,
    whatever stands before or after them. Raises KeyError for an unknown method.
    """
    if method is not None:
        framework = with_method(framework, framework.methods[method] if isinstance(method, str) else method)
    answers = asked(framework, answers)
    plan = plan_of(framework)
    numbers = measured(plan, answers)
    nodes = climbed(plan, numbers, answers)
    scope = scope_of(plan, answers, nodes)
    derived = derived_of(plan, scope, len(answers.units))
    ranked = ranks_of(plan, scope, derived)
    return Result(
        framework=framework,
        answers=answers,
        plan=plan,
        measured=numbers,
        climbed=nodes,
        levels=levels_of(plan, nodes, scope),
        ranks=ranked,
        derived=derived,
        summaries=summarised(framework, _rows(answers, nodes)) if framework.outputs.summaries else {},
    )


def _rows(answers: Answers, nodes: Climbed) -> Rows:
    """The units as the first rows that summaries are made of."""
    counts = np.ones_like(nodes.scores)
    return Rows(answers.units.by, answers.units.keys, nodes.scores, counts, answers.inputs)
