"""Tools, their documents, and requests for support; Django looks for them here."""

from hanse.toolbox.models.support import SupportRequest
from hanse.toolbox.models.tool import Tool, ToolDocument

__all__ = ["SupportRequest", "Tool", "ToolDocument"]
