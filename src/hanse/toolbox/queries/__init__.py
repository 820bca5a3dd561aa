"""Reads of the toolbox."""
