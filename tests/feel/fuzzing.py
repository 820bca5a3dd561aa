"""What must hold for any text and any file whatever, and the seeds from which a fuzz run sets out."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle

from hanse.feel.checking.check import check
from hanse.feel.dmn.errors import DmnReadError, DmnWriteError
from hanse.feel.dmn.model import Model
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.dmn.writing import write_dmn
from hanse.feel.dmn.xml import root_of, text_in
from hanse.feel.errors import FeelError, FeelLimitError, FeelSyntaxError
from hanse.feel.expressions import parse
from hanse.feel.limits import Limits
from hanse.feel.tables.models import examine_model
from hanse.feel.writing import written
from tests.feel.dmn.own import FILES
from tests.feel.hostile import HEAVY
from tests.feel.test_writing import without_places
from tests.shared_data import SHARED

SCOPE = {"a": 3, "b": ["x", None, {"k": 1}], "to-do list": True, "d": "2026-11-26"}
VALUES = (3, "x", None, [1, 2], True, {"age": 30}, Decimal("0.5"))
"""What a model's inputs are given, in turn."""
SMALL = Limits(steps=5_000, items=2_000, string=20_000, pattern_seconds=0.05)
LARGE = 50_000
"""Bytes of a model of which too few can be tried."""
WIDE = Limits(characters=1_000_000, nesting=1_000, height=2_000)


def try_expression(data: bytes) -> None:
    """A text is refused, or ends in a value or a null with its reasons; written as text it reads back as itself."""
    text = data.decode("utf-8", "replace")
    try:
        expression = parse(text, names=SCOPE, limits=SMALL)
    except FeelSyntaxError as refused:
        _is_told_well(refused)
        return
    check(expression.tree, {})
    again = parse(written(expression.tree), names=SCOPE, limits=WIDE).tree
    assert without_places(again) == without_places(expression.tree), written(expression.tree)
    with contextlib.suppress(FeelLimitError):
        told = expression.explain(SCOPE)
        assert told.value is not None or told.reasons, text


def _is_told_well(refused: FeelSyntaxError) -> None:
    assert refused.message
    assert min(refused.line, refused.column) >= 1


def try_model(data: bytes) -> None:
    """A file is refused, or is a model that is written and read back as itself, and decides, each null with a reason."""
    try:
        definitions = read_dmn(data)
    except DmnReadError:
        return
    with contextlib.suppress(DmnWriteError):
        assert read_dmn(write_dmn(definitions)) == definitions
    model = Model(definitions, limits=SMALL)
    assert all(problem.message and problem.where for problem in model.problems)
    list(examine_model(model))
    with contextlib.suppress(FeelLimitError):
        for name, told in model.decide_all(dict(zip(model.inputs, cycle(VALUES), strict=False))).items():
            assert told.value is not None or told.reasons, name


def models() -> list[bytes]:
    """Our own models and the shared ones that are not large, where that folder is."""
    files = (*FILES, *sorted(SHARED.glob("dmn_tck/*/*/*.dmn")))
    return [data for data in (file.read_bytes() for file in files) if len(data) < LARGE]


def expressions() -> list[bytes]:
    """The hostile texts that are short, and every text of the models, cells of tables as well."""
    return [*(text.encode() for text in HEAVY.values() if len(text) < 400), *dict.fromkeys(_texts())]


def _texts() -> Iterator[bytes]:
    for data in models():
        with contextlib.suppress(FeelError):
            for element in root_of(data).iter("{*}literalExpression", "{*}inputEntry", "{*}outputEntry"):
                yield text_in(element, "text").encode()
