"""Pages of the toolbox."""
