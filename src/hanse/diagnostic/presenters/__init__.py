"""Frozen values that the pages of the diagnostic read."""
