"""Tools as search finds and shows them."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse

from hanse.kernel.finding.kinds import Hit, Text
from hanse.toolbox.models import Tool
from hanse.toolbox.queries.tools import text_of, tools

KIND = "tools"


def tool_texts() -> Iterator[Text]:
    """Of each tool that is shown, in each of its languages."""
    for tool in tools():
        for language, said in tool.texts.items():
            yield Text(tool.key, language, said["name"], said["summary"], f"{said['about']} {said['begin']}")


def shown_tools(keys: Sequence[str], language: str) -> Mapping[str, Hit]:
    """One query."""
    return {one.key: _hit(one, language) for one in tools().filter(key__in=keys)}


def _hit(tool: Tool, language: str) -> Hit:
    chosen, said = text_of(tool, language)
    href = reverse("toolbox:tool", args=[tool.key])
    return Hit(said["name"], href, said["summary"], "" if chosen == language else chosen)
