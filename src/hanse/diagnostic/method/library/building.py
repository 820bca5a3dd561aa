"""The library of solutions out of its files."""

from collections.abc import Iterator, Mapping
from typing import Any

from hanse.diagnostic.engine.model.solutions import (
    Ask,
    Basis,
    Comparison,
    Income,
    Item,
    Library,
    Move,
    Rate,
    Risk,
    Size,
    Solution,
    Stage,
    Success,
)
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.texts import Text

type Block = Mapping[str, Any]


def build(source: Files, texts: Texts) -> Library:
    """The library that the files describe, in its own language alone; a key used twice is noted in `source`."""
    value = source.value
    return Library(
        key=value["key"],
        version=value["version"],
        title=texts.make("title", value["title"]),
        summary=texts.make("summary", value["summary"]) if "summary" in value else None,
        licence=value["licence"],
        source=value["source"],
        languages=tuple(value.get("languages", ("en",))),
        framework=value["framework"],
        currency=value["currency"],
        prices=value["prices"],
        skills=_names(texts, "skill", value["skills"]),
        roles=_names(texts, "role", value["roles"]),
        sizes=tuple(_size(texts, block) for block in value["sizes"]),
        incomes={block["key"]: _income(texts, block) for block in value["incomes"]},
        rates={key: _rate(texts, key, block) for key, block in value["rates"].items()},
        solutions=dict(_solutions(source, texts)),
    )


def _names(texts: Texts, kind: str, block: Mapping[str, str]) -> Mapping[str, Text]:
    return {key: texts.make(f"{kind}.{key}", name) for key, name in block.items()}


def _size(texts: Texts, block: Block) -> Size:
    title = texts.make(f"size.{block['key']}", block["title"])
    return Size(block["key"], title, block["inhabitants"], block.get("below"))


def _income(texts: Texts, block: Block) -> Income:
    identity = f"income.{block['key']}"
    basis = _basis(texts, identity, block["basis"]) if "basis" in block else None
    return Income(block["key"], texts.make(f"{identity}.title", block["title"]), float(block["wages"]), basis)


def _rate(texts: Texts, key: str, block: Block) -> Rate:
    identity = f"rate.{key}"
    title, unit = (texts.make(f"{identity}.{name}", block[name]) for name in ("title", "unit"))
    pay, basis = float(block.get("pay", 0)), _basis(texts, identity, block["basis"])
    return Rate(key, title, unit, float(block["price"]), pay, basis)


def _basis(texts: Texts, identity: str, block: Block) -> Basis:
    estimate = "estimate" in block
    words = block["estimate"] if estimate else block["source"]
    compared = tuple(
        Comparison(texts.make(f"{identity}.compared.{number}", one["says"]), one["source"], one["url"])
        for number, one in enumerate(block.get("compared", ()), start=1)
    )
    return Basis(texts.make(f"{identity}.basis", words), estimate, block.get("url", ""), compared)


def _solutions(source: Files, texts: Texts) -> Iterator[tuple[str, Solution]]:
    seen: set[str] = set()
    for number, block in enumerate(source.value.get("solutions", ())):
        key = block["key"]
        if key in seen:
            source.fault(("solutions", number), f"the key “{key}” is used twice", do="Give each solution its own")
            continue
        seen.add(key)
        yield key, _solution(texts, key, block)


def _solution(texts: Texts, key: str, block: Block) -> Solution:
    identity = f"solution.{key}"
    return Solution(
        key=key,
        title=texts.make(f"{identity}.title", block["title"]),
        family=block["family"],
        problem=texts.make(f"{identity}.problem", block["problem"]),
        summary=texts.maybe(identity, block, "summary"),
        moves=tuple(Move(one["question"], float(one["to"])) for one in block["moves"]),
        asks=tuple(Ask(one["question"], float(one["least"])) for one in block.get("asks", ())),
        needs=tuple(_need(one) for one in block.get("needs", ())),
        stages=tuple(_stage(texts, f"{identity}.step.{n}", one) for n, one in enumerate(block["steps"], start=1)),
        after=block.get("after", {}),
        one_off=_items(texts, f"{identity}.one_off", block["one_off"]),
        yearly=_items(texts, f"{identity}.yearly", block.get("yearly", ())),
        basis=_basis(texts, identity, block["basis"]),
        risks=tuple(
            Risk(*(texts.make(f"{identity}.risk.{n}.{name}", one[name]) for name in ("text", "answer")))
            for n, one in enumerate(block["risks"], start=1)
        ),
        success=tuple(
            Success(*(texts.make(f"{identity}.success.{n}.{name}", one[name]) for name in ("text", "target")))
            for n, one in enumerate(block["success"], start=1)
        ),
        standards=tuple(block.get("standards", ())),
        service=block.get("service", ""),
    )


def _need(given: str | Block) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given["any"])


def _stage(texts: Texts, identity: str, block: Block) -> Stage:
    title, output = (texts.make(f"{identity}.{name}", block[name]) for name in ("title", "output"))
    text, posts = texts.maybe(identity, block, "text"), block.get("posts", {})
    return Stage(title, output, block["role"], float(block["months"]), text, posts)


def _items(texts: Texts, identity: str, blocks: Any) -> tuple[Item, ...]:
    return tuple(
        Item(
            texts.make(f"{identity}.{number}.what", one["what"]),
            one["rate"],
            float(one["low"]),
            float(one["high"]),
            float(one.get("grows", 0)),
        )
        for number, one in enumerate(blocks, start=1)
    )
