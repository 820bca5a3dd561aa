"""The demonstration network: real cities, answers made up by a stated model."""
