"""Where files wait before they are moved is nobody's concern, as long as they come out where they belong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tpm_site.bundle.staging import RefusedFolderError, stage, staging_in
from tpm_site.bundle.writing import publish

PATHS = ("index.html", "articles/x/index.html", "articles/y/index.html", "articles/y/z/a.html", "b/c/d.html")


def write(out: Path) -> None:
    with staging_in(out) as staging:
        publish(out, staging, [stage(staging, path, path.encode()) for path in PATHS])


def read(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("times", [1, 2])
def test_a_bundle_goes_beside_what_others_have_put_where_its_folders_belong(
    tmp_path: Path, times: int
) -> None:
    others = (".tpm-site", "articles/mine.txt", "articles/x/mine.txt")
    for name in others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    for _ in range(times):
        write(tmp_path)
    found = read(tmp_path)
    assert [found.pop(path) for path in PATHS] == list(PATHS)
    assert sorted(found) == [*others, "manifest.json"]


def test_folders_are_as_open_to_others_as_any_that_are_made(tmp_path: Path) -> None:
    """The staging folder itself is closed to them."""
    (tmp_path / "any").mkdir()
    write(tmp_path / "out")
    wanted = (tmp_path / "any").stat().st_mode
    assert {path.stat().st_mode for path in (tmp_path / "out").rglob("*") if path.is_dir()} == {wanted}


def test_a_name_that_the_disk_has_no_room_for_is_refused_before_anything_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    (tmp_path / PATHS[0]).write_bytes(b"changed")
    before = read(tmp_path)
    monkeypatch.setattr(os, "pathconf", lambda *_: 9)
    with pytest.raises(RefusedFolderError, match=r"a name in index\.html is longer than the disk"):
        write(tmp_path)
    assert read(tmp_path) == before
