"""Which languages a service speaks, told from its files without reading it: it may be faulty. Pure."""

import re
from pathlib import Path

from hanse.frame.spec.file.reading import HEAD, TEXTS
from hanse.kernel.languages import KNOWN_LANGUAGES

OWN = re.compile(r"(?m)^language:\s*[\"']?([\w-]+)")


def languages_in(folder: Path) -> list[str]:
    """Those of them that Hanse knows, the service's own first."""
    try:
        own = OWN.search((folder / HEAD).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        own = None
    named = [own[1] if own else "en", *sorted(file.stem for file in (folder / TEXTS).glob("*"))]
    return [one for one in dict.fromkeys(named) if one in KNOWN_LANGUAGES]
