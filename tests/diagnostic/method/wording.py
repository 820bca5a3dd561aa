"""How the wording of questions is judged: words of degree, openings, and what is left when the topic is taken out."""

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
