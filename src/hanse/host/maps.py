"""The map of a site, from the environment. Pure: no Django."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from hanse.host import environment as env

_CENTRE = re.compile(r"-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}")


@dataclass(frozen=True, slots=True)
class Map:
    """Where tiles lie, what is to be written on them, and where the map begins (latitude, longitude, scale)."""

    tiles: str
    source: str
    centre: str

    @property
    def host(self) -> str:
        """As a policy of content names it."""
        where = urlsplit(self.tiles)
        return f"{where.scheme}://{where.netloc}"


def read_map() -> Map | None:
    """None where no tiles are set. Raises BadSetting."""
    tiles, centre = env.text("HANSE_MAP_TILES"), env.text("HANSE_MAP_CENTRE", "0,0,2").replace(" ", "")
    if not tiles:
        return None
    where = urlsplit(tiles)
    if where.scheme not in {"https", "http"} or not where.hostname or "{" in where.netloc or ";" in where.netloc:
        raise env.BadSetting(
            f"HANSE_MAP_TILES must be an address such as https://…/{{z}}/{{x}}/{{y}}.png, not “{tiles}”."
        )
    missing = [part for part in ("{z}", "{x}", "{y}") if part not in tiles]
    if missing:
        raise env.BadSetting(f"HANSE_MAP_TILES lacks {', '.join(missing)}.")
    if not _CENTRE.fullmatch(centre):
        raise env.BadSetting(f"HANSE_MAP_CENTRE must be like 48.85,2.35,13, not “{centre}”.")
    return Map(tiles, env.text("HANSE_MAP_SOURCE"), centre)
