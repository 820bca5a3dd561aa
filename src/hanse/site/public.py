"""The door of the public site, for the composition above it."""

from hanse.site import rules
from hanse.site.actions.content import load_content
from hanse.site.queries.menu import menu

__all__ = ["load_content", "menu", "rules"]
