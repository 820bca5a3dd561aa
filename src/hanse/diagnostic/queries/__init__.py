"""Reads of the diagnostic."""
