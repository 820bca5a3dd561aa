"""Every page of a template, in its two languages and both widths, opened by the command as a developer gives it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hanse.frame.tools.carried import templates
from hanse.host.postgres import server

pytestmark = [pytest.mark.journey, pytest.mark.long]

WITHIN = 1800


def test_every_page_of_a_template_is_looked_at_and_nothing_is_to_be_mended(tmp_path: Path) -> None:
    var, folder = tmp_path / "var", templates()["freedom_of_information"]
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HANSE_", "DATABASE_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "hanse", "service", "check", "--pages", str(folder)]
    try:
        found = subprocess.run(
            command,
            env={**kept, "HANSE_VAR": str(var)},
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=WITHIN,
            check=False,
        )
    finally:
        server.stop(var / "check" / "preview" / "postgres")
    assert found.returncode == 0, found.stdout
    said = re.search(r"(\d+) pages in en, fr, at 1280 and 320 px: nothing to mend", found.stdout)
    assert said, found.stdout
    assert int(said[1]) >= 120, found.stdout
    assert "note: question" not in found.stdout
