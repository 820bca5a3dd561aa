"""The published tables beside the repository; a clone without them skips the tests that need them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(name: str) -> Path:
    """The folder of one published data set, or a skip that says what is missing."""
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"needs the published tables in ../shared/data/{name}, which are not part of the repository")
    return folder
