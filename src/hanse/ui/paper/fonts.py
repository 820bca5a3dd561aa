"""The fonts of what is printed: Noto, carried as packages, so that every machine sets every script alike."""

import importlib.util
from functools import cache
from pathlib import Path

import typst

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
FIRST = "Noto Sans"
SCRIPTS = (
    "Arabic",
    "Hebrew",
    "Devanagari",
    "Thai",
    "Armenian",
    "Georgian",
    "Ethiopic",
    "Bengali",
    "Gujarati",
    "Gurmukhi",
    "Kannada",
    "Khmer",
    "Lao",
    "Malayalam",
    "Myanmar",
    "Oriya",
    "Sinhala",
    "Tamil",
    "Telugu",
)
"""Scripts that have a font of their own; Latin, Greek and Cyrillic are in the first one."""
EAST_ASIAN = {"JP": "JP", "KR": "KR", "KP": "KR", "TW": "TC", "HK": "HK", "MO": "HK"}
SPOKEN = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh": "SC", "zh-hans": "SC"}
"""One character has other shapes in China, Taiwan, Hong Kong, Japan and Korea: by country, by language."""


@cache
def book() -> typst.Fonts:
    """The fonts of our packages and no others; read once for each process. Raises FileNotFoundError."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders())


def folders() -> list[Path]:
    """Where the packages keep their fonts. Raises FileNotFoundError where one is not installed."""
    found = {name: importlib.util.find_spec(name) for name in PACKAGES}
    missing = [name for name, spec in found.items() if spec is None or spec.origin is None]
    if missing:
        raise FileNotFoundError(f"the fonts of reports and letters are not installed: {', '.join(missing)}")
    return [Path(str(spec.origin)).parent for spec in found.values() if spec is not None]


def families(language: str, country: str = "") -> list[str]:
    """The order in which a glyph is looked for: the language's own shapes first, signs and pictographs last."""
    east = SPOKEN.get(language) or EAST_ASIAN.get(country, "SC")
    scripts = [f"{FIRST} {script}" for script in SCRIPTS]
    return [FIRST, *scripts, f"{FIRST} CJK {east}", f"{FIRST} Symbols", "Noto Emoji"]
