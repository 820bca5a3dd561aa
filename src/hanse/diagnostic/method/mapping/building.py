"""A mapping out of its file."""

from collections.abc import Iterator, Mapping
from typing import Any

from hanse.diagnostic.engine.model.correspondence import Becomes, Correspondence, Source, Take, Target
from hanse.kernel.yaml.document import Steps
from hanse.questions.spec.questionnaire import Questionnaire

type Block = Mapping[str, Any]
type Placed = tuple[Steps, Target]
"""A target, and where in the file it stands."""


def placed_targets(value: Block) -> Iterator[Placed]:
    """What the file says of each new question that answers are carried to, in its order."""
    for number, one in enumerate(value.get("kept", ())):
        block: Block = {"from": one, "to": one} if isinstance(one, str) else one
        feeds = Source(block["from"], block.get("options"), block.get("rows"), block.get("columns"))
        yield ("kept", number), Target(block["to"], (feeds,), Becomes.KEPT)
    for number, one in enumerate(value.get("split", ())):
        for key, fed in one["to"].items():
            yield ("split", number), Target(key, (_source(one["from"], fed),), Becomes.SPLIT)
    for number, one in enumerate(value.get("merged", ())):
        sources = tuple(_source(key, fed) for key, fed in one["from"].items())
        yield ("merged", number), Target(one["to"], sources, Becomes.MERGED, Take(one["take"]))


def _source(question: str, fed: Any) -> Source:
    return Source(question, None if fed == "same" else fed)


def build(value: Block, old: Questionnaire, new: Questionnaire) -> Correspondence:
    """The correspondence that a checked file describes; with `rest: kept` the questions of the same key are kept."""
    targets = {target.question: target for _place, target in placed_targets(value)}
    dropped = {one["question"]: one["because"] for one in value.get("dropped", ())}
    added = set(value.get("new", ()))
    if value.get("rest") == "kept":
        named = {source.question for one in targets.values() for source in one.sources} | dropped.keys()
        free = [key for key in new.questions if key in old.questions and key not in named | added | targets.keys()]
        targets |= {key: Target(key, (Source(key),), Becomes.KEPT) for key in free}
    return Correspondence(
        old=(old.key, old.version),
        new=(new.key, new.version),
        targets=targets,
        added=frozenset(added),
        dropped=dropped,
        is_whole=value.get("rest") != "apart",
    )
