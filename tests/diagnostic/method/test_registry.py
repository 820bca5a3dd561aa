"""Published frameworks by key and version."""

import pytest

from hanse.diagnostic.method.places import published
from hanse.diagnostic.method.problems import UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework
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


def test_a_path(tmp_path):
    (tmp_path / "mine.yaml").write_text(TABLE)
    assert load_framework(str(tmp_path / "mine.yaml")).key == "sample"
    with pytest.raises(UnknownFrameworkError, match="no file or folder"):
        load_framework(str(tmp_path / "other.yaml"))


def test_a_sites_own_frameworks_lie_in_the_folder_of_the_setting(tmp_path, monkeypatch):
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "1.yaml").write_text(TABLE)
    (tmp_path / "egdi").mkdir()
    (tmp_path / "egdi" / "2022.yaml").write_text(TABLE)
    assert "sample" not in published()

    monkeypatch.setenv("HANSE_FRAMEWORKS", str(tmp_path))

    assert load_framework("sample@1").key == "sample"
    assert load_framework("egdi@2022").key == "egdi", "what Hanse carries is not replaced"


def test_a_framework_in_the_wrong_folder_is_not_taken_for_another(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "1.yaml").write_text(TABLE)
    monkeypatch.setenv("HANSE_FRAMEWORKS", str(tmp_path))
    with pytest.raises(UnknownFrameworkError, match="holds the framework “sample”"):
        load_framework("mine")
