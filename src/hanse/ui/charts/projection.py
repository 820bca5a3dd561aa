"""The Natural Earth projection: a world map that lies between equal area and equal shape.

Polynomials after B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, “A Polynomial Equation for the Natural
Earth Projection”, Cartography and Geographic Information Science 38(4), 2011.
"""

import math

# The sheet of the committed base map, in its own units: from 84° N to 57° S, Antarctica left out.
SHEET_WIDTH = 10_000
NORTH, SOUTH = 84.0, -57.0


def natural_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to the plane, in radii of the globe: x from −2.735 to 2.735, y from −1.422 to 1.422, north up."""
    turn, phi = math.radians(longitude), math.radians(latitude)
    two = phi * phi
    four = two * two
    x = turn * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return x, y


_RADIUS = SHEET_WIDTH / (2 * natural_earth(180, 0)[0])
_TOP = natural_earth(0, NORTH)[1]
SHEET_HEIGHT = round((_TOP - natural_earth(0, SOUTH)[1]) * _RADIUS)


def on_sheet(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to the base map's units: x to the right, y down, the corner at 84° N."""
    x, y = natural_earth(longitude, latitude)
    return SHEET_WIDTH / 2 + x * _RADIUS, (_TOP - y) * _RADIUS
