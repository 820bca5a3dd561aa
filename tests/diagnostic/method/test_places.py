"""Where published frameworks lie."""

from hanse.diagnostic.method.places import CARRIED, found_in, own_folder, published
from tests.diagnostic.samples import TABLE


def test_versions_are_ordered_as_numbers(tmp_path):
    folder = tmp_path / "index"
    (folder / "2.10").mkdir(parents=True)
    (folder / "2.10" / "framework.yaml").write_text(TABLE)
    for version in ("2.9", "10", "1"):
        (folder / f"{version}.yaml").write_text(TABLE)
    (tmp_path / "empty").mkdir()
    assert {key: list(versions) for key, versions in found_in(tmp_path).items()} == {
        "index": ["1", "2.9", "2.10", "10"]
    }


def test_without_the_setting_they_lie_with_everything_else_that_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("HANSE_FRAMEWORKS", raising=False)
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))
    assert own_folder() == tmp_path / "frameworks"
    assert set(published()) == set(found_in(CARRIED))
