"""Pages of the public site for visitors."""
