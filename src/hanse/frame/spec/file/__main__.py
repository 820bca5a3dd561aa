"""Writes the published schema anew: `python -m hanse.frame.spec.file`."""

from pathlib import Path

from hanse.frame.spec.file.schema import PUBLISHED, schema_text

Path(str(PUBLISHED)).write_text(schema_text(), encoding="utf-8")
