"""Two versions of a small framework, published for the length of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from hanse.diagnostic.method import registry
from hanse.diagnostic.method.places import found_in
from hanse.diagnostic.queries import frameworks, mappings
from tests.diagnostic.samples import QUESTIONS

FIRST = QUESTIONS.replace('version: "1"', 'version: "1.0"').replace(
    "  parts:\n    - key: plan\n", "  parts:\n    - key: plan\n      tier: dimension\n"
)
SECOND = FIRST.replace('version: "1.0"', 'version: "1.1"').replace("weight: 2", "weight: 8")
"""Reach weighs more, so the same answers give another score."""


@contextmanager
def published(folder: Path, patch: pytest.MonkeyPatch, **versions: str) -> Iterator[None]:
    """The framework `sample` in these versions (`v1_0=text`) beside no other, read by the real registry."""
    place = folder / "sample"
    place.mkdir()
    for name, text in versions.items():
        (place / f"{name.removeprefix('v').replace('_', '.')}.yaml").write_text(text)
    patch.setattr(registry, "published", partial(found_in, folder))
    _forget()
    try:
        yield
    finally:
        _forget()


def _forget() -> None:
    read = (frameworks.framework, frameworks.questionnaire_of, frameworks.root_key, frameworks.title_of)
    for one in (*read, mappings.correspondence):
        one.cache_clear()
