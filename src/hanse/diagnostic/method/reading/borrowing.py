"""Questions that a framework takes from another one as they stand there: same keys, so that answers carry over."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from hanse.diagnostic.method.places import published
from hanse.diagnostic.method.problems import FrameworkError
from hanse.diagnostic.method.reading.files import Files, Loan, read_files
from hanse.diagnostic.method.reading.shape import check_shape
from hanse.kernel.yaml.shape import nearest

type Block = Mapping[str, Any]


def borrow(source: Files, path: Path) -> None:
    """Add the questions that `borrow:` names, and the departments they name, to the value of `source`.

    `from` is the path of the other framework, seen from the folder of this one, or the name of a published one. Noted
    in `source`: a framework that is not there or is faulty, and questions that it does not have.
    """
    if "borrow" not in source.value:
        return
    wanted: Block = source.value["borrow"]
    lender = _lender(path if path.is_dir() else path.parent, wanted["from"])
    try:
        lent = read_files(lender)
        check_shape(lent)
        lent.stop()
    except FrameworkError as error:
        source.fault(("borrow", "from"), f"cannot be borrowed from: {error.problems[0]}")
        return
    _take(source, lent, wanted["questions"])
    source.loan = Loan(lender, frozenset(key for keys in wanted["questions"].values() for key in keys))


def _lender(home: Path, name: str) -> Path:
    key, _, version = name.partition("@")
    there, versions = (home / name).resolve(), published().get(key, {})
    found = versions.get(version) or (list(versions.values())[-1] if versions and not version else None)
    return there if found is None or there.exists() else found


def _take(source: Files, lent: Files, wanted: Mapping[str, list[str]]) -> None:
    offered = {block["key"]: number for number, block in enumerate(lent.value.get("questions", ()))}
    departments: dict[str, str] = {}
    for indicator, keys in wanted.items():
        for place, key in enumerate(keys):
            if key not in offered:
                what = f"the framework to borrow from has no question “{key}”"
                source.fault(("borrow", "questions", indicator, place), what, do=nearest(key, list(offered)))
                continue
            block = cast("Block", lent.value["questions"][offered[key]])
            source.add("questions", {**block, "indicator": indicator}, lent.piece("questions", offered[key]))
            names: Block = lent.value.get("departments", {})
            departments |= {who: names[who] for who in block.get("knows", ()) if who in names}
    source.value["departments"] = departments | dict(source.value.get("departments", {}))
