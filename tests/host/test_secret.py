import os

from hanse.host import secret


def test_a_key_is_made_once_kept_private_and_used_again(tmp_path, monkeypatch):
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))
    monkeypatch.setenv("HANSE_SECRET_KEY", "")
    secret.ensure()
    first = os.environ["HANSE_SECRET_KEY"]
    assert len(first) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("HANSE_SECRET_KEY", "")
    secret.ensure()
    assert os.environ["HANSE_SECRET_KEY"] == first


def test_a_key_that_is_set_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))
    monkeypatch.setenv("HANSE_SECRET_KEY", "mine")
    secret.ensure()
    assert os.environ["HANSE_SECRET_KEY"] == "mine"
    assert not (tmp_path / "secret-key").exists()
