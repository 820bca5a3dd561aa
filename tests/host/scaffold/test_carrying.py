"""A new project gets the very Hanse that makes it, wherever that was installed from."""

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from hanse.host.scaffold.carrying import installed_from, requirement_of
from hanse.host.scaffold.errors import CannotMakeError


def installed(folder: Path, address: str | None = None) -> PathDistribution:
    """What pip writes of an installed package, and of where it came from when it was not by its name."""
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: hanse\nVersion: 1.2.3\n")
    if address is not None:
        (folder / "direct_url.json").write_text(json.dumps({"url": address, "archive_info": {}}))
    return PathDistribution(folder)


def test_what_came_from_an_index_is_asked_of_an_index(tmp_path):
    assert installed_from(installed(tmp_path)) == "hanse==1.2.3"


def test_what_came_from_a_wheel_goes_on_as_that_wheel(tmp_path):
    wheel = tmp_path / "our wheels" / "hanse-1.2.3-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")

    source = installed_from(installed(tmp_path, wheel.as_uri()))

    assert requirement_of(source, tmp_path / "wheels") == f"./wheels/{wheel.name}"
    assert (tmp_path / "wheels" / wheel.name).read_bytes() == b"wheel"


def test_a_wheel_that_has_gone_is_named_with_the_way_out(tmp_path):
    gone = tmp_path / "gone" / "hanse-1.2.3-py3-none-any.whl"

    with pytest.raises(CannotMakeError, match="not there any more") as caught:
        installed_from(installed(tmp_path, gone.as_uri()))
    assert str(gone) in str(caught.value)
    assert "--hanse" in str(caught.value)


def test_what_came_from_an_address_is_asked_there_again(tmp_path):
    address = "https://city.example/hanse-1.2.3-py3-none-any.whl"

    source = installed_from(installed(tmp_path, address))

    assert requirement_of(source, tmp_path / "wheels") == f"hanse @ {address}"
