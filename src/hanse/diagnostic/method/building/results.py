"""What a framework says of its results, out of the file."""

from collections.abc import Mapping
from typing import Any

from hanse.diagnostic.engine.model.levels import Ladder, Level
from hanse.diagnostic.engine.model.results import (
    Derived,
    Focus,
    Group,
    Outputs,
    Published,
    RankRule,
    Summary,
)
from hanse.diagnostic.engine.model.tree import Statistic
from hanse.diagnostic.engine.ranks import Ties
from hanse.diagnostic.method.building.conditions import conditions
from hanse.diagnostic.method.building.rules import columns
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.reading.files import Files

type Block = Mapping[str, Any]


def outputs(value: Block, texts: Texts) -> Outputs:
    return Outputs(
        ranks=tuple(_rank(block, texts) for block in value.get("ranks", ())),
        derived=tuple(
            Derived(
                key=block["key"],
                title=texts.title(f"derived.{block['key']}", block),
                formula=block["formula"],
                decimals=block.get("decimals"),
            )
            for block in value.get("derived", ())
        ),
        groups=tuple(
            Group(
                key=block["key"],
                title=texts.title(f"group.{block['key']}", block),
                column=block["column"],
                members=frozenset(map(str, block["members"])),
            )
            for block in value.get("groups", ())
        ),
        summaries=tuple(_summary(block, texts) for block in value.get("summaries", ())),
        published=tuple(
            Published(
                column=block["column"],
                of=block["of"],
                within=float(block.get("within", 0)),
                where=block.get("where", ""),
            )
            for block in value.get("published", ())
        ),
        focus=Focus(**value.get("focus", {})),
    )


def _rank(block: Block, texts: Texts) -> RankRule:
    return RankRule(
        key=block["key"],
        title=texts.title(f"rank.{block['key']}", block),
        of=block["of"],
        summary=block.get("in", ""),
        ties=Ties(block.get("ties", Ties.MINIMUM)),
        ascending=block.get("order") == "ascending",
        within=columns(block.get("within", ())),
        decimals=block.get("decimals"),
    )


def _summary(block: Block, texts: Texts) -> Summary:
    of = block.get("of", "units")
    return Summary(
        key=block["key"],
        title=texts.title(f"summary.{block['key']}", block),
        of=(of,) if isinstance(of, str) else tuple(of),
        where=block.get("where", ""),
        by=tuple(block.get("by", ())),
        statistic=Statistic(block.get("statistic", Statistic.MEAN)),
        weight=block.get("weight", ""),
        least=block.get("least", 1),
    )


def ladders(source: Files, texts: Texts) -> dict[str, Ladder]:
    """Ladders by key; notes levels named twice and starts that do not rise."""
    return {key: _ladder(source, key, given, texts) for key, given in source.value.get("levels", {}).items()}


def _ladder(source: Files, key: str, given: list[Block] | Block, texts: Texts) -> Ladder:
    block: Block = {"steps": given} if isinstance(given, list) else given
    path = ("levels", key) if isinstance(given, list) else ("levels", key, "steps")
    levels = tuple(_level(f"levels.{key}", step, texts) for step in block["steps"])
    start: float | None = None
    for number, level in enumerate(levels):
        if any(level.key == other.key for other in levels[:number]):
            source.fault((*path, number), f"the level “{level.key}” stands twice")
        if number and level.start is None and not level.conditions:
            source.fault(
                (*path, number), f"the level “{level.key}” has no start", do="Add `from:` with its first score"
            )
        if level.start is not None and start is not None and level.start <= start:
            what = f"the level “{level.key}” begins at {level.start}, not above the one below it ({start})"
            source.fault((*path, number, "from"), what, do="Write the levels from the lowest to the highest")
        start = level.start if level.start is not None else start
    return Ladder(
        key=key,
        levels=levels,
        above=block.get("above", False),
        by_percentile=block.get("by") == "percentile",
        decimals=block.get("decimals"),
    )


def _level(identity: str, block: Block, texts: Texts) -> Level:
    key = str(block["level"])
    named = {"name": key, **block}
    return Level(
        key=key,
        name=texts.make(f"{identity}.{key}.name", named["name"]),
        start=block.get("from"),
        text=texts.maybe(f"{identity}.{key}", block, "text"),
        conditions=conditions(f"{identity}.{key}.when", block["when"], texts) if "when" in block else (),
    )
