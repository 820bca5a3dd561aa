"""The chapters of a master plan, each made of blocks."""
