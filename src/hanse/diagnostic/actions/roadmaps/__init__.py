"""Writes of roadmaps."""
