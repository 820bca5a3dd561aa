"""How the wording of questions is judged: degree, openings, what is left without the topic, bands that join."""

import math
import re


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower())


DEGREE = frozenset(
    words(
        "very fully largely mostly mainly partly partially highly extensively widely completely entirely somewhat rather "
        "quite often rarely sometimes frequently regularly occasionally usually almost nearly hardly barely comprehensively "
        "significantly substantially adequately properly effectively efficiently seamlessly strongly most many"
    )
)
"""Words that say how much without saying what one sees."""

FUNCTION_WORDS = frozenset(
    words(
        "a about above after all an and any are as at be been before between beyond by can could did do does each for from "
        "get had has have her him his how if in into instead is it its itself last learn many may more much must name next "
        "no not of off on one or other others out over own rather same say she should show someone something still take "
        "than that the their them there they this those through to today under up was were what when where which while who "
        "whom whose why will with without would you your"
    )
)


def skeleton(text: str) -> tuple[str, ...]:
    """What is left of a sentence when its topic is taken out: function words in their order."""
    return tuple(word for word in words(text) if word in FUNCTION_WORDS)


BAND = re.compile(
    r"(?:under|fewer than) (?P<under>[\d.]+)(?:%| people)"
    r"|(?P<low>[\d.]+)%? (?P<join>to under|to|and) (?P<high>[\d.]+)(?:%| people)"
    r"|at least (?P<least>[\d.]+)(?:%| people)"
    r"|more than (?P<beyond>[\d.]+)%"
    r"|up to (?P<up>[\d.]+)%"
    r"|(?P<all>100)%",
    re.IGNORECASE,
)


def bands(text: str) -> list[tuple[float, float]]:
    """Shares in a text, from the lower bound up to, and without, the upper one; shares are whole unless told as decimals."""
    found = []
    for match in BAND.finditer(text):
        one = {name: float(value) for name, value in match.groupdict().items() if value and value[0].isdigit()}
        if "under" in one:
            found.append((0.0, one["under"]))
        elif "low" in one:
            found.append((one["low"], one["high"] if match["join"] == "to under" else one["high"] + 1))
        elif "least" in one:
            found.append((one["least"], math.inf))
        elif "beyond" in one:
            found.append((one["beyond"] + 1, math.inf))
        elif "all" in one:
            found.append((100.0, math.inf))
        else:
            found.append((0.0, one["up"] + 1))
    return found
