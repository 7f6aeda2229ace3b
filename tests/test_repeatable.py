"""The same sources make the same bytes: in another folder, on another day, elsewhere, in parallel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.support.sites import REPOSITORY, article, write_site
from tpm_site.engine.pool import FEWEST

PROGRAM = "from tpm_site.cli.main import main; main()"
EVERY_FEATURE = (REPOSITORY / "tests/sites/every_feature.txt").read_text(encoding="utf-8")
MANY = "".join(
    article(
        f"many-{number}",
        f"tags: [tag-{number % 7}, tag-{number % 11}, tag-{number % 13}]",
        f"topics: [topic-{number % 5}]",
        f"aliases: [/old/{number}/]",
        body=f"## One\n\nWords [@adams-2019; @cole-2021].\n\n## Two {number}\n\n::: include red-flags :::",
        published=f"2026-01-{number % 28 + 1:02}",
    )
    for number in range(FEWEST + 10)
)
"""More articles than one process takes on."""


def project(root: Path) -> Path:
    write_site(root, EVERY_FEATURE + MANY)
    Image.new("RGB", (1000, 700), "steelblue").save(root / "content/articles/sacroiliac/photo.jpg")
    return root


def built(root: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """The files that one run of the program makes, all of them anew."""
    anew = ("build", "--clean", "--profile", "--date", "2026-11-23")
    command = [sys.executable, "-c", PROGRAM, *anew, *options]
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "The slowest pages" in done.stdout, "nothing was rendered"
    out = root / "build"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("repeatable"))


@pytest.fixture(scope="module")
def first(root: Path) -> dict[str, bytes]:
    files = built(root, "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    assert len([path for path in files if path.startswith("articles/")]) > FEWEST
    return files


def test_a_second_build_over_the_first(root: Path, first: dict[str, bytes]) -> None:
    assert built(root, "--jobs", "1", PYTHONHASHSEED="1") == first


def test_another_hash_seed_and_several_processes(root: Path, first: dict[str, bytes]) -> None:
    assert built(root, "--jobs", "2", PYTHONHASHSEED="4711") == first


def test_another_time_zone_locale_and_encoding(root: Path, first: dict[str, bytes]) -> None:
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"}
    assert built(root, "--jobs", "1", PYTHONUTF8="0", PYTHONIOENCODING="ascii", **environment) == first


def test_another_folder_and_other_times_of_the_files(tmp_path: Path, first: dict[str, bytes]) -> None:
    root = project(tmp_path / "a folder with späces")
    for number, path in enumerate(sorted((root / "content").rglob("*"), reverse=True)):
        os.utime(path, (number, number))
    assert built(root, "--jobs", "2", PYTHONHASHSEED="1") == first


def test_without_the_cache_by_another_way_and_on_another_day(
    root: Path, tmp_path: Path, first: dict[str, bytes]
) -> None:
    """A folder reached by a link; and a day on which nothing falls due is like any other."""
    for path in (root / ".tpm-cache").iterdir():
        path.unlink()
    (tmp_path / "link").symlink_to(root)
    out = tmp_path / "out"
    options = ("--root", f"{tmp_path}/./link/", "--out", str(out), "--date", "2026-12-24")
    built(root, *options, "--jobs", "1", LC_ALL="C")
    assert {
        path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()
    } == first
