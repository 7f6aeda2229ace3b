"""The wheel holds the program and one copy of the theme, and builds a site where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
THEME = "tpm_site/theme"

SMALLEST_SITE = {
    "site.yaml": "name: A practice\nbase_url: https://example.org\n",
    "categories/back-pain.md": "---\ntitle: Back pain\nsummary: What helps a back that hurts.\n---\n",
    "articles/first.md": "---\ntitle: First\nsummary: The first article.\ncategory: back-pain\n"
    "published: 2026-01-01\n---\nMost back pain gets better by itself.\n",
}


def run(*command: str | Path, **environment: str) -> None:
    done = subprocess.run(
        command,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def pip(*arguments: str | Path) -> None:
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("folder", ["templates", "static"])
def test_the_theme_is_in_the_wheel_as_it_is_at_top_level(contents: dict[str, bytes], folder: str) -> None:
    prefix = f"{THEME}/{folder}/"
    packed = {name.removeprefix(prefix): data for name, data in contents.items() if name.startswith(prefix)}
    assert packed
    assert packed == files_below(ROOT / folder)


def test_the_list_of_keys_is_in_the_wheel(contents: dict[str, bytes]) -> None:
    packed = {name: data for name, data in contents.items() if name.startswith(f"{THEME}/docs/")}
    assert packed == {f"{THEME}/docs/keys.md": (ROOT / "docs" / "keys.md").read_bytes()}


def test_the_program_is_in_the_wheel_and_nothing_else(contents: dict[str, bytes]) -> None:
    code = {name for name in contents if name.startswith("tpm_site/") and not name.startswith(f"{THEME}/")}
    source = files_below(ROOT / "src")
    assert code == {name for name in source if "__pycache__" not in name}
    assert {name.split("/")[0] for name in contents} == {
        "tpm_site",
        f"tpm_site-{PROJECT['version']}.dist-info",
    }


def test_the_wheel_says_what_pyproject_says(contents: dict[str, bytes]) -> None:
    folder = f"tpm_site-{PROJECT['version']}.dist-info"
    metadata = message_from_bytes(contents[f"{folder}/METADATA"])
    assert metadata["Version"] == PROJECT["version"]
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    extras = PROJECT["optional-dependencies"]
    assert metadata.get_all("Provides-Extra", []) == list(extras)
    wanted = [*PROJECT["dependencies"], *(package for packages in extras.values() for package in packages)]
    assert len(metadata.get_all("Requires-Dist", [])) == len(wanted)
    assert b"tpm-site = tpm_site.cli.main:run" in contents[f"{folder}/entry_points.txt"]
    assert f"{folder}/licenses/LICENSE" in contents


def test_the_wheel_alone_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    for name, text in SMALLEST_SITE.items():
        file = tmp_path / "site" / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    installed, out = tmp_path / "installed", tmp_path / "out"
    pip("install", "--no-deps", "--no-index", "--target", installed, wheel)

    program = f"import sys, tpm_site; sys.exit(not tpm_site.__file__.startswith({str(installed)!r}))"
    run(sys.executable, "-c", program, PYTHONPATH=str(installed))
    program = "from tpm_site.cli.main import main; main()"
    build = ("build", "--root", tmp_path / "site", "--out", out)
    run(sys.executable, "-c", program, *build, PYTHONPATH=str(installed))
    assert (out / "articles" / "first" / "index.html").is_file()
    run(sys.executable, "-c", program, "schema", "--root", tmp_path / "site", PYTHONPATH=str(installed))
    assert (tmp_path / "site" / ".vscode" / "schemas" / "article.json").is_file()
