import pytest

from hanse.kernel.finding.index import matching
from hanse.toolbox.actions.content import prepare
from hanse.toolbox.queries.finding import shown_tools
from tests.toolbox.people import a_tool

pytestmark = pytest.mark.django_db


def test_tools_are_found_in_their_languages_and_shown_in_the_reader_s() -> None:
    prepare()

    assert matching("diagnostic rapide", "en")["tools"] == ["quick-scan"]
    assert shown_tools(["quick-scan"], "en")["quick-scan"].title == "Quick scan"
    shown = shown_tools(["quick-scan"], "ko")["quick-scan"]
    assert (shown.title, shown.href, shown.language) == ("Quick scan", "/en/tools/quick-scan/", "en")


def test_a_tool_that_is_not_shown_is_not_found() -> None:
    a_tool("hidden", "Hammer", shown=False)
    a_tool("there", "Hammer")

    assert matching("hammer", "en")["tools"] == ["there"]
    assert set(shown_tools(["hidden", "there"], "en")) == {"there"}
