"""The package: built, installed where no source lies, and used."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# Sources of the committed CSS and notes for developers: read when building, never when running.
NOT_CARRIED = (".scss", ".mjs", "README.md", ".gitkeep")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # A copy, so that building leaves nothing in the source tree; from tracked files, as a release is.
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    source = folder / "source"
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file() and name.startswith(("src/", "pyproject", "README", "LICENSE")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", f"--wheel-dir={folder}", str(source)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("hanse-*.whl")
    return built


@pytest.mark.long
def test_the_wheel_carries_every_module_and_data_file_and_no_test(wheel):
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    listed = ["git", "ls-files", "-z", "src/hanse"]  # names of a project's template hold blanks
    tracked = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    needed = {name.removeprefix("src/") for name in tracked if name and not name.endswith(NOT_CARRIED)}
    assert len(needed) > 300
    missing = sorted(needed - carried)
    assert missing == []
    assert not [name for name in carried if name.startswith(("tests/", "bench/"))]


@pytest.mark.long
def test_installed_it_gives_the_command_and_its_frameworks(wheel, tmp_path):
    """In an environment that borrows this one's packages, with no source tree in reach."""
    environment = tmp_path / "an environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    site = next((environment / "lib").glob("python3*")) / "site-packages"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True)
    (site / "borrowed.pth").write_text(f"{Path(pytest.__file__).parent.parent}\n")
    clean = {"PATH": "/usr/bin:/bin", "HANSE_VAR": str(tmp_path / "var"), "DATABASE_URL": "postgresql:///not-asked"}

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, env=clean, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    hanse = environment / "bin" / "hanse"
    assert run(hanse, "version").startswith("Hanse 0.1.0")
    assert "diagnose" in run(hanse, "--help")  # of a package above the host, found by its entry point
    assert Path(run(python, "-c", "import hanse.host; print(hanse.host.__file__)")).is_relative_to(site)
    assert str(site) in run(hanse, "manage", "findstatic", "--first", "ui/hanse.css")
