"""Reads of roadmaps."""
