import os
import subprocess
import sys

from hanse.host import secret

SAYS = "import os; from hanse.host import secret; secret.ensure(); print(os.environ['HANSE_SECRET_KEY'])"


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


def test_processes_that_are_the_first_together_sign_alike(tmp_path):
    environment = {**os.environ, "HANSE_VAR": str(tmp_path), "HANSE_SECRET_KEY": ""}
    command = [sys.executable, "-c", SAYS]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    said = {process.communicate()[0].strip() for process in running}
    assert len(said) == 1
    assert len(said.pop()) > 50


def test_a_key_that_was_half_made_is_made_anew(tmp_path, monkeypatch):
    (tmp_path / "secret-key.making").write_text("half", encoding="ascii")
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))
    monkeypatch.setenv("HANSE_SECRET_KEY", "")
    secret.ensure()
    assert len(os.environ["HANSE_SECRET_KEY"]) > 50
