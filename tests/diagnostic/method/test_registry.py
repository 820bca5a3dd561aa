"""Published frameworks by key and version."""

import pytest

from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework, published
from tests.diagnostic.samples import TABLE

MEASUREMENT = ["asem", "chile_municipal_egov", "egdi", "eu_egov_benchmark_2023", "gtmi"]


@pytest.mark.parametrize("key", MEASUREMENT)
def test_every_version_is_sound_and_lies_where_its_name_says(key):
    for version in published()[key]:
        framework = load_framework(f"{key}@{version}" if version else key)
        assert framework.key == key
        assert framework.version == (version or framework.version)
        assert str(framework.head.licence)
        assert str(framework.head.source)


def test_without_a_version_the_newest_is_taken():
    assert load_framework("chile_municipal_egov").version == "2019"
    assert load_framework("chile_municipal_egov@2016").version == "2016"


def test_a_framework_is_read_once():
    assert load_framework("egdi") is load_framework("egdi@2022")


def test_versions_are_ordered_as_numbers(tmp_path):
    folder = tmp_path / "index"
    (folder / "2.10").mkdir(parents=True)
    (folder / "2.10" / "framework.yaml").write_text(TABLE)
    for version in ("2.9", "10", "1"):
        (folder / f"{version}.yaml").write_text(TABLE)
    (tmp_path / "empty").mkdir()
    assert {key: list(versions) for key, versions in published(tmp_path).items()} == {
        "index": ["1", "2.9", "2.10", "10"]
    }


def test_a_path(tmp_path):
    (tmp_path / "mine.yaml").write_text(TABLE)
    assert load_framework(str(tmp_path / "mine.yaml")).key == "sample"
    with pytest.raises(UnknownFrameworkError, match="no file or folder"):
        load_framework(str(tmp_path / "other.yaml"))
