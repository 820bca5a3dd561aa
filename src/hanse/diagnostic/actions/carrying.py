"""Answers of one sheet carried to another: of the same version, or of the next one."""

from collections.abc import Collection

from hanse.diagnostic.engine.model.correspondence import Correspondence
from hanse.diagnostic.queries.frameworks import questionnaire_of, version_of
from hanse.diagnostic.queries.mappings import correspondence, read_as
from hanse.kernel.actor import Actor
from hanse.questions.public import Sheet, carry_answers, copy_answers, given_answers


def carry(source: Sheet, target: Sheet, *, by: Actor) -> tuple[int, int]:
    """Carry every answer that says the same there, with its evidence, who gave it and when.

    Returns how many answers there are now, and how many of the old ones became none. Raises SheetFrozen.
    """
    old, new = version_of(source), version_of(target)
    if old == new:
        copied = copy_answers(source, target, questionnaire_of(*new), by=by)
        return len(copied.keys), len(copied.left_out)
    given = given_answers(source, questionnaire_of(*old))
    carried, mapping = read_as(given, old, new), correspondence(old, new)
    sources = {key: [one.question for one in mapping.targets[key].sources] for key in carried} if mapping else {}
    carry_answers(source, target, questionnaire_of(*new), carried, sources=sources, by=by)
    return len(carried), len(left_out(given, carried, mapping))


def left_out(given: Collection[str], carried: Collection[str], mapping: Correspondence | None) -> set[str]:
    """Of the questions that were answered, those whose answer became none."""
    used = {each.question for key in carried for each in mapping.targets[key].sources} if mapping else set()
    return set(given) - used
