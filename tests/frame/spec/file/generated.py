"""Declarations made at random from the types of their fields, so that no field is left out."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from hanse.feel.tables.declaration import Table
from hanse.feel.tables.document import read_table
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.file.forms.blocks import APART
from hanse.frame.spec.scenarios import Given
from hanse.kernel.texts import Text
from hanse.questions.spec.kinds.registry import kinds
from hanse.questions.spec.question import Question
from tests.frame.samples import ELIGIBILITY_TABLE, FEE_TABLE

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "no",
        "1.0",
        "a: b",
        "# x",
        "- x",
        "true",
        "a\nb\n",
        " ",
        "{x}",
        "null",
        "1e3",
        "'",
        '"',
        "é\xa0?",
        "0123",
        "=",
        "~",
    ]
)
scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
answers = st.dictionaries(words, scalars | words | st.lists(words, max_size=2), max_size=3)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
texts = st.builds(Text, words, words, words)

PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-(10**9), 10**9),
    bool: st.booleans(),
    Decimal: decimals,
    Text: texts,
    Table: st.sampled_from([read_table(FEE_TABLE), read_table(ELIGIBILITY_TABLE)]),
    Given: answers,
}


def of(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, TypeAliasType):
        return of(hint.__value__, depth)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if hasattr(hint, "__dataclass_fields__"):
        return block(hint, depth)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {UnionType, Union}:
        return st.one_of([st.none() if one is NoneType else of(one, depth) for one in inner])
    if origin is tuple:
        return st.lists(of(inner[0], depth - 1), max_size=min(2, depth)).map(tuple) if depth else st.just(())
    if origin is Mapping:
        return answers if inner[1] is object else st.dictionaries(words, of(inner[1], depth), max_size=2)
    raise TypeError(hint)


def block(kind: type, depth: int) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    given = {one.name: of(hints[one.name], depth) for one in fields(kind) if one.name not in APART}
    if kind is Question:
        given["kind"] = st.sampled_from(kinds())
    return st.builds(kind, **given)


declarations = block(Declaration, 4)
