"""The door of the public site, for the composition above it."""

from hanse.site import rules
from hanse.site.actions.content import add_content, load_content
from hanse.site.queries.menu import menu

__all__ = ["add_content", "load_content", "menu", "rules"]
