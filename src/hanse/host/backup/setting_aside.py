"""The key and the folders of a site come back from a backup; what lay in their place is set aside, not overwritten."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from hanse.host import secret
from hanse.host.backup.archive import Reading
from hanse.host.backup.making import FOLDERS, KEY


def restore_key(reading: Reading) -> Iterator[str]:
    """The key that signs sessions and links; says what people must know of it."""
    if KEY not in reading.sums:
        yield "The backup holds no key. Set HANSE_SECRET_KEY to the site's own, or links in letters no longer work."
        return
    key = b"".join(reading.pieces(KEY)).decode("ascii").strip()
    file = secret.kept_in()
    if file.exists() and file.read_text(encoding="ascii").strip() != key:
        yield f"The key that was here is set aside as {_set_aside(file)}."
    secret.write(file, key)
    if os.environ.get("HANSE_SECRET_KEY", key) != key:
        yield "HANSE_SECRET_KEY is another key than the backup's: with it, links in letters no longer work."


def restore_folders(reading: Reading) -> Iterator[str]:
    """The folders that are a part of the site, each whole or not at all; says what was set aside."""
    for name, folder in sorted(settings.KEPT_FOLDERS.items()):
        inside = reading.under(f"{FOLDERS}/{name}")
        if inside:
            fresh = folder.with_name(f".{folder.name}.restoring")
            shutil.rmtree(fresh, ignore_errors=True)
            for one in inside:
                (fresh / one).parent.mkdir(parents=True, exist_ok=True)
                with (fresh / one).open("wb") as stream:
                    stream.writelines(reading.pieces(f"{FOLDERS}/{name}/{one}"))
            if folder.exists():
                yield f"What lay in {folder} is set aside as {_set_aside(folder)}."
            fresh.rename(folder)


def _set_aside(place: Path) -> Path:
    return place.rename(place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y-%m-%dT%H-%M-%S.%fZ}"))
