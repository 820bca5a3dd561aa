import os

import pytest

from hanse.kernel import release


@pytest.fixture
def digest(tmp_path, monkeypatch):
    """The digest of a package of one file."""
    package = tmp_path / "hanse"
    package.mkdir()
    (package / "models.py").write_text("one = 1")
    monkeypatch.setattr(release, "PACKAGE", package)
    monkeypatch.setattr(release.sysconfig, "get_path", lambda _name: str(tmp_path))
    return release.code_digest.__wrapped__


def test_the_same_code_has_the_same_digest(digest):
    assert digest() == digest()


def test_a_changed_a_new_and_a_newly_installed_file_change_it(digest, tmp_path):
    seen = {digest()}
    (tmp_path / "hanse" / "models.py").write_text("one = 11")
    seen.add(digest())
    (tmp_path / "hanse" / "page.html").write_text("")
    seen.add(digest())
    os.utime(tmp_path, ns=(0, 0))
    seen.add(digest())
    assert len(seen) == 4


def test_compiled_files_do_not_count(digest, tmp_path):
    before = digest()
    (tmp_path / "hanse" / "models.pyc").write_bytes(b"compiled")
    assert digest() == before
