"""The report's template filled and set, as a PDF or as pictures of its pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hanse.ui.paper import typesetting

TEMPLATE = Path(__file__).with_name("report.typ")


def typeset(data: Mapping[str, Any]) -> bytes:
    """The report as a PDF (PDF/UA-1)."""
    return typesetting.typeset(TEMPLATE, data)


def pictures(data: Mapping[str, Any], *, ppi: float = 80) -> list[bytes]:
    """The pages as PNG, for a person who looks at the layout."""
    return typesetting.pictures(TEMPLATE, data, ppi=ppi)
