"""What `hanse doctor` says of a site's own frameworks."""

import pytest

from hanse.diagnostic.management.framework.looks import own_frameworks
from hanse.host.cli.doctor import Wrong


def test_none_is_well(run):
    assert own_frameworks() == "frameworks of your own: none"


def test_they_are_named(run, begun):
    run("install", begun)
    assert own_frameworks() == "frameworks of your own: parks"


def test_all_that_is_wrong_is_said(run, tmp_path):
    for name in ("ceds", "broken", "misnamed"):
        (tmp_path / "site" / name).mkdir(parents=True)
    (tmp_path / "site" / "ceds" / "1.yaml").write_text("format: 1\n")
    (tmp_path / "site" / "broken" / "1.yaml").write_text("format: 2\n")
    run("new", "parks", "--into", tmp_path / "site" / "misnamed")
    with pytest.raises(Wrong) as found:
        own_frameworks()
    for words in ("Hanse carries", "broken/1.yaml:1:9", "holds the framework “parks”"):
        assert words in str(found.value)
