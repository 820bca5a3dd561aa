"""Writes of payments: whoever brings word of one, in whatever order and however often, it counts once."""
