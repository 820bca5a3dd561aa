"""The door of the toolbox."""

from hanse.toolbox import rules
from hanse.toolbox.actions.content import prepare
from hanse.toolbox.queries.tools import tools

__all__ = ["prepare", "rules", "tools"]
