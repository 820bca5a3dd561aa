"""The beginning of a framework, written into a folder: small, sound, with a comment over each line worth one."""

import json
import re
from pathlib import Path
from string import Template

from hanse.diagnostic.management.framework.schemas import SCHEMAS

TEMPLATE = Path(__file__).with_name("template")
KEY = re.compile(r"[a-z][a-z0-9_]*")


class FolderTakenError(Exception):
    """Raised where something lies already: nothing is overwritten."""


def write_scaffold(folder: Path, key: str, title: str) -> list[Path]:
    """The files written. Raises FolderTakenError, and ValueError for a key that is none."""
    if not KEY.fullmatch(key):
        raise ValueError(f"“{key}” is no key. Begin with a small letter; go on with small letters, digits and _.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(f"{folder} is there already. Choose another folder with --into.")
    words = {"key": key, "title": json.dumps(title, ensure_ascii=False)}
    files = {
        template.relative_to(TEMPLATE): Template(template.read_text(encoding="utf-8")).substitute(words)
        for template in sorted(TEMPLATE.rglob("*.yaml"))
    }
    files |= {
        Path("schema") / f"{name}.json": json.dumps(made(), indent=2, ensure_ascii=False) + "\n"
        for name, made in SCHEMAS.items()
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return [folder / path for path in files]
