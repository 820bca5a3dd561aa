"""The toolbox as pages show it."""
