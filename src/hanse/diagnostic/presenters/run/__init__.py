"""Runs of the index workbench, as pages show them."""
