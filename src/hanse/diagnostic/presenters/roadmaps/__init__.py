"""Roadmaps in a reader's words."""
