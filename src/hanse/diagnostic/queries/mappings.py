"""Answers given under one version of a framework, or under another framework, as another can read them."""

from collections.abc import Mapping
from functools import cache

from hanse.diagnostic.engine.carrying import carried, same_keys
from hanse.diagnostic.engine.model.correspondence import Correspondence
from hanse.diagnostic.method.mapping.loader import mapping_between
from hanse.diagnostic.models import Version
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.questions.spec.answer import Answer


@cache
def correspondence(old: Version, new: Version) -> Correspondence | None:
    """The published mapping; without one, between versions of a framework, questions of the same key and kind.

    None between frameworks that nobody has mapped. Raises UnknownFrameworkError, FrameworkError.
    """
    found = mapping_between(old, new)
    if found is None and old.key == new.key:
        return same_keys(questionnaire_of(*old), questionnaire_of(*new))
    return found


def read_as(given: Mapping[str, Answer], old: Version, new: Version) -> dict[str, Answer]:
    """The answers as `new` can read them; all of them where both are the same.

    Raises UnknownFrameworkError, FrameworkError.
    """
    if old == new:
        return dict(given)
    by = correspondence(old, new)
    return carried(given, questionnaire_of(*old), questionnaire_of(*new), by) if by else {}
