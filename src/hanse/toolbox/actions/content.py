"""The tools with which a catalogue begins, from a file beside the network's."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from hanse.kernel.actor import Actor
from hanse.toolbox.actions.tool import Description, add_tool
from hanse.toolbox.models import Tool

SYSTEM = Actor.system("toolbox")
TEXTS = ("name", "summary", "about", "begin")


@transaction.atomic
def prepare() -> int:
    """Where the catalogue is empty, enter what the file says; returns how many tools. Without a file: none.

    Raises ValueError with the file and the tool for what cannot be used.
    """
    path = Path(settings.TOOLS_FILE)
    if not path.exists() or Tool.objects.exists():
        return 0
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    for place, one in enumerate(given.get("tools", ()), start=1):
        try:
            add_tool(_described(one, place), by=SYSTEM)
        except (KeyError, TypeError) as error:
            raise ValueError(
                f"{path}: tools {one.get('key', place)}: {error} is missing or of another kind."
            ) from error
    return Tool.objects.count()


def _described(one: dict[str, Any], place: int) -> Description:
    """A text stands as `name = { en = "…", fr = "…" }`; the first language is the main one."""
    codes = list(one["name"])
    texts = {code: {part: one.get(part, {}).get(code, "") for part in TEXTS} for code in codes}
    return Description(
        key=one["key"],
        language=codes[0],
        texts=texts,
        open_to=one["open_to"],
        languages=tuple(one.get("languages", ())),
        start=one.get("start", ""),
        place=place * 10,
    )
