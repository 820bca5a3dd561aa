"""The kinds that were entered; `registry` enters the runner's own."""

from hanse.questions.spec.kinds.base import Kind
from hanse.questions.spec.question import Question

_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind. Raises ValueError when its key is taken."""
    if kind.key in _kinds:
        raise ValueError(f"the kind {kind.key!r} is registered already")
    _kinds[kind.key] = kind


def kind_of(question: Question) -> Kind:
    """The kind of a question. Raises KeyError for one that nobody registered."""
    return _kinds[question.kind]


def kinds() -> tuple[str, ...]:
    """The registered keys, sorted."""
    return tuple(sorted(_kinds))
