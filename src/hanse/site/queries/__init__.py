"""Reads of the public site."""
