"""What others put into the output folder is never followed, waited for, or believed."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tpm_site.bundle.staging import RefusedFolderError, refuse_foreign, stage, staging_in
from tpm_site.bundle.writing import publish

BUNDLE = {"index.html": b"home", "a/x.html": b"x"}
STAGING = ".tpm-site-staging-"
DEEP = 200_000


def write(out: Path, files: dict[str, bytes] = BUNDLE) -> None:
    refuse_foreign(out, Path("/no/project"))
    with staging_in(out) as staging:
        publish(out, staging, [stage(staging, path, data) for path, data in files.items()])


def read(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture
def clean(tmp_path: Path) -> dict[str, bytes]:
    write(tmp_path / "clean")
    return read(tmp_path / "clean")


@pytest.mark.parametrize("name", ["marker", "x", ""])
@pytest.mark.parametrize("begun", [True, False])
def test_a_link_where_files_wait_is_not_followed(
    tmp_path: Path, clean: dict[str, bytes], name: str, begun: bool
) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/mine").write_bytes(b"mine")
    out = tmp_path / "out"
    out.mkdir()
    if begun:
        write(out)
    for target, number in (("victim", 1), ("folder", 2), ("nowhere", 3)):
        (out / f"{STAGING}{name}{number if target != 'victim' else ''}").symlink_to(tmp_path / target)
    write(out)
    assert (tmp_path / "victim").read_bytes() == b"mine"
    assert (tmp_path / "folder/mine").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()
    assert read(out) == clean
    assert not list(out.glob(f"{STAGING}*"))


def test_a_pipe_where_files_wait_is_not_waited_for(tmp_path: Path, clean: dict[str, bytes]) -> None:
    (tmp_path / "out").mkdir()
    os.mkfifo(tmp_path / "out" / f"{STAGING}marker")
    heard: list[bytes] = []
    listen(tmp_path / "out" / f"{STAGING}marker", heard)
    write(tmp_path / "out")
    assert heard == []
    assert read(tmp_path / "out") == clean


def listen(pipe: Path, heard: list[bytes]) -> None:
    """Whoever writes to a pipe waits until another reads."""

    def hear() -> None:
        with suppress(OSError):
            heard.append(pipe.read_bytes())

    threading.Thread(target=hear, daemon=True).start()


def test_a_folder_with_our_name_and_no_marker_is_that_of_others(tmp_path: Path) -> None:
    notes = tmp_path / "out" / f"{STAGING}my-notes"
    notes.mkdir(parents=True)
    (notes / "keep").write_bytes(b"mine")
    with pytest.raises(RefusedFolderError, match="not made by tpm-site"):
        write(tmp_path / "out")
    assert (notes / "keep").read_bytes() == b"mine"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("../victim", path)])
def test_a_marker_that_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    make(tmp_path / "out/.tpm-site")
    with pytest.raises(RefusedFolderError, match="not made by tpm-site"):
        write(tmp_path / "out")
    assert (tmp_path / "victim").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["manifest.json", ".tpm-site-pending"])
def test_a_list_that_is_a_pipe_is_not_waited_for(tmp_path: Path, clean: dict[str, bytes], name: str) -> None:
    out = tmp_path / "out"
    write(out)
    (out / "mine").write_bytes(b"mine")
    (out / name).unlink(missing_ok=True)
    os.mkfifo(out / name)

    def tell() -> None:
        with suppress(OSError):
            (out / name).write_text('{"mine": {}}')

    threading.Thread(target=tell, daemon=True).start()
    write(out)
    assert read(out) == {**clean, "mine": b"mine"}


@pytest.mark.parametrize("name", ["manifest.json", ".tpm-site-pending"])
def test_a_list_that_is_a_link_is_not_followed(tmp_path: Path, clean: dict[str, bytes], name: str) -> None:
    out = tmp_path / "out"
    write(out)
    (out / "mine").write_bytes(b"mine")
    (tmp_path / "list").write_text('{"mine": {}}')
    (out / name).unlink(missing_ok=True)
    (out / name).symlink_to(tmp_path / "list")
    write(out)
    assert read(out) == {**clean, "mine": b"mine"}
    assert (tmp_path / "list").read_text() == '{"mine": {}}'


def test_a_journal_that_is_a_folder_is_refused_before_anything_changes(tmp_path: Path) -> None:
    write(tmp_path / "out")
    before = read(tmp_path / "out")
    (tmp_path / "out/.tpm-site-pending").mkdir()
    with pytest.raises(RefusedFolderError, match="a file belongs there"):
        write(tmp_path / "out", {"other.html": b"o"})
    assert read(tmp_path / "out") == before


NONSENSE = {
    "NUL": json.dumps({"a\0b": 1}),
    "lone surrogate": '{"\\ud800": 1, "a/\\udc00/x": 2}',
    "deep list": "[" * DEEP,
    "deep object": '{"a":' * DEEP,
    "deep value": '{"mine": ' + "[" * DEEP,
    "marker": json.dumps({".tpm-site": 1}),
    "marker in capitals": json.dumps({".TPM-Site": 1, "MANIFEST.json": 1}),
    "own files": json.dumps({".tpm-site-pending": 1, "manifest.json": 1, ".tpm-site-staging-x/y": 1}),
    "long": json.dumps({"x" * 5000: 1, "x/" * 3000 + "y": 1, "é" * 200: 1}),
    "number": '{"mine": ' + "9" * 10_000 + "}",
    "odd parts": json.dumps(dict.fromkeys(["", ".", "..", "/", "./mine", "a//b", "a/", "a/../mine"])),
    "too large": '{"mine": 1' + " " * (64 << 20) + "}",
}


@pytest.mark.parametrize("name", ["manifest.json", ".tpm-site-pending"])
@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_in_a_list_changes_nothing(
    tmp_path: Path, clean: dict[str, bytes], name: str, text: str
) -> None:
    out = tmp_path / "out"
    write(out)
    (out / "mine").write_bytes(b"mine")
    (out / name).write_text(text)
    for _ in range(2):
        write(out)
        assert read(out) == {**clean, "mine": b"mine"}


BAD_PATHS = [
    "../x", "a/../../x", "/etc/x", "a//b", "a/", "", ".", "a/./b", "a\\b", "a\0b", "\ud800", "x" * 256,
    "é" * 128, "x/" * 2500 + "y", ".tpm-site", "manifest.json", ".tpm-site-pending", ".tpm-site-staging-a/b",
    ".TPM-SITE",
]  # fmt: skip


@pytest.mark.parametrize("path", BAD_PATHS, ids=range(len(BAD_PATHS)))
def test_a_path_that_leads_elsewhere_or_cannot_be_stops_the_build_before_anything_is_moved(
    tmp_path: Path, path: str
) -> None:
    out = tmp_path / "out"
    write(out)
    before = read(out)
    with pytest.raises(RefusedFolderError, match="cannot be the name of a file in a bundle"):
        write(out, {"index.html": b"new", "comes.html": b"new", path: b"evil"})
    assert read(out) == before
    assert not list(tmp_path.glob("[!oc]*"))


def test_names_as_long_as_may_be_are_written(tmp_path: Path) -> None:
    files = {"x" * 255: b"x", "é" * 127: b"e", "y/" * 100 + "z": b"z"}
    write(tmp_path / "out", files)
    assert read(tmp_path / "out").items() >= files.items()
