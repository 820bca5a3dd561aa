"""The way to a part of a draft as it stands in an address: `sections/0/questions/2`; `-` is the whole."""

from urllib.parse import quote, unquote

from hanse.kernel.yaml.document import Steps

WHOLE = "-"


def way_of(steps: Steps) -> str:
    return "/".join(quote(str(one), safe="") for one in steps) or WHOLE


def steps_of(way: str) -> Steps:
    """What is digits alone counts the entries of a list."""
    if way.strip("/") in {"", WHOLE}:
        return ()
    return tuple(int(one) if one.isdecimal() and len(one) < 7 else unquote(one) for one in way.strip("/").split("/"))
