"""A framework put together from its files, and checked as a whole."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hanse.diagnostic.engine.model.framework import Framework, Head, Method, Scoring, Tier
from hanse.diagnostic.engine.model.tree import Measure
from hanse.diagnostic.method.building import questions as asking
from hanse.diagnostic.method.building.results import ladders, outputs
from hanse.diagnostic.method.building.rules import measure_rules, node_rules
from hanse.diagnostic.method.building.tables import tables
from hanse.diagnostic.method.building.texts import Texts
from hanse.diagnostic.method.building.translations import translations
from hanse.diagnostic.method.building.tree import TreeBuilder
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.shape import nearest
from hanse.questions.spec.question import Question

type Block = Mapping[str, Any]

USUAL_SCALE = (0.0, 100.0)


@dataclass(frozen=True, slots=True)
class Built:
    """A framework, where the keys of its tree stand, and where its questions stand in the list of the files."""

    framework: Framework
    keys: Mapping[str, Steps]
    questions: Mapping[str, int]


def build(source: Files, texts: Texts, path: Path) -> Built:
    """The framework that the files describe; what is wrong with its parts is noted in `source`."""
    value = source.value
    scale = _scale(value)
    head = _head(value, texts)
    storeys = tuple(_tier(block, texts) for block in value.get("tiers", ()))
    asked, measures, places = _questions(source, texts, scale)
    tree = TreeBuilder(source, texts, storeys, measures)
    root = tree.build()
    _loose_ends(source, tree.keys)
    framework = Framework(
        head=head,
        root=root,
        scale=scale,
        scoring=_scoring(value.get("scoring", {}), storeys),
        tiers=storeys,
        ladders=ladders(source, texts),
        methods={block["key"]: _method(block, texts) for block in value.get("methods", ())},
        outputs=outputs(value, texts),
        tables=tables(source),
        questions=asked,
        indicators={block["key"]: block["indicator"] for block in value.get("questions", ())},
        sections=value.get("sections", ""),
        departments={key: texts.make(f"department.{key}", text) for key, text in value.get("departments", {}).items()},
    )
    framework = replace(framework, translations=translations(source, path, head.languages, texts.made))
    return Built(framework, tree.keys, places)


def _head(value: Block, texts: Texts) -> Head:
    return Head(
        key=value["key"],
        version=value["version"],
        title=texts.make("title", value["title"]),
        languages=tuple(value.get("languages", ("en",))),
        licence=texts.make("licence", value["licence"]),
        source=texts.make("source", value["source"]),
        summary=texts.make("summary", value["summary"]) if "summary" in value else None,
        answering=texts.make("answering", value["answering"]) if "answering" in value else None,
        unit=texts.make("unit", value["unit"]) if "unit" in value else None,
    )


def _scale(value: Block) -> tuple[float, float]:
    low, high = value.get("scale", USUAL_SCALE)
    return float(low), float(high)


def _tier(given: str | Block, texts: Texts) -> Tier:
    block: Block = {"key": given} if isinstance(given, str) else given
    return Tier(key=block["key"], title=texts.title(f"tier.{block['key']}", block), rules=node_rules(block))


def _scoring(block: Block, storeys: tuple[Tier, ...]) -> Scoring:
    return Scoring(
        nodes=node_rules(block),
        measures=measure_rules(block),
        tiers={storey.key: storey.rules for storey in storeys},
    )


def _method(block: Block, texts: Texts) -> Method:
    storeys = tuple(_tier(given, Texts()) for given in block.get("tiers", ()))
    nodes = [{"key": given} if isinstance(given, str) else given for given in block.get("nodes", ())]
    return Method(
        key=block["key"],
        title=texts.title(f"method.{block['key']}", block),
        scoring=_scoring(block.get("scoring", {}), storeys),
        node_rules={one["key"]: node_rules(one) for one in nodes},
        measure_rules={one["key"]: measure_rules(one) for one in nodes},
        weights={key: float(weight) for key, weight in block.get("weights", {}).items()},
    )


def _questions(
    source: Files, texts: Texts, scale: tuple[float, float]
) -> tuple[tuple[Question, ...], Mapping[str, list[Measure]], Mapping[str, int]]:
    """Questions in the order of the files, their measures by indicator, their places in the list."""
    asked: list[Question] = []
    measures: defaultdict[str, list[Measure]] = defaultdict(list)
    places: dict[str, int] = {}
    for number, block in enumerate(source.value.get("questions", ())):
        question = asking.question(block, texts)
        if question.key in places:
            first = source.place(("questions", places[question.key]))
            source.fault(("questions", number, "key"), f"the question “{question.key}” stands twice, first at {first}")
            continue
        places[question.key] = number
        asked.append(question)
        if (measure := asking.measure(block, question, scale)) is not None:
            measures[block["indicator"]].append(measure)
    return tuple(asked), measures, places


def _loose_ends(source: Files, keys: Mapping[str, Steps]) -> None:
    """Questions whose indicator is not in the tree."""
    for number, block in enumerate(source.value.get("questions", ())):
        indicator = block["indicator"]
        if indicator not in keys:
            what = f"“{indicator}” is no node of the tree"
            source.fault(("questions", number, "indicator"), what, do=nearest(indicator, list(keys)))
