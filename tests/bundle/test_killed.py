"""A build that is killed, at whatever moment, leaves whole files; the next one mends what it left."""

from __future__ import annotations

import builtins
import errno
import io
import itertools
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tpm_site.bundle.lists import JOURNAL, MANIFEST
from tpm_site.bundle.staging import refuse_foreign, stage, staging_in
from tpm_site.bundle.writing import publish

OLD = {
    "index.html": b"old home",
    "a/same.html": b"same",
    "a/goes.html": b"goes",
    "file": b"file",
    "folder/x": b"x",
}
NEW = {
    "index.html": b"new home",
    "a/same.html": b"same",
    "b/c/comes.html": b"comes",
    "file/y": b"y",
    "folder": b"f",
}
Files = dict[str, bytes]


def write(out: Path, files: Files) -> None:
    refuse_foreign(out, Path("/no/project"))
    with staging_in(out) as staging:
        publish(out, staging, [stage(staging, path, data) for path, data in files.items()])


def read(out: Path) -> Files:
    """Everything in the output folder; a folder is a name that ends in a slash."""
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*")}
    return {
        name if path.is_file() else f"{name}/": path.read_bytes() if path.is_file() else b""
        for name, path in found.items()
    }


def bundle_of(files: Files) -> Files:
    """What is there but for what a dead build left to the next one."""
    return {
        name: data
        for name, data in files.items()
        if name != JOURNAL and not name.startswith(".tpm-site-staging") and not name.endswith("/")
    }


class HalfFile:
    """A file that stops halfway through what it is given."""

    def __init__(self, file: IO[Any], stop: Callable[[], None]) -> None:
        self._file, self._stop = file, stop

    def __enter__(self) -> HalfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._stop()
        self._file.write(data[half:])
        return len(data)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


NEED_ROOM = ("replace", "mkdir")


def killed_at(
    moment: int,
    out: Path,
    files: Files,
    end: Callable[[], None] = die,
    steps: tuple[str, ...] = (*NEED_ROOM, "unlink", "rmdir"),
) -> bool:
    """Writes in a process of its own that ends at its n-th write or other step, if it has so many."""
    child = os.fork()
    if child == 0:
        moments = 0

        def step() -> None:
            nonlocal moments
            moments += 1
            if moments == moment:
                end()

        def stepping(function: Callable[..., object]) -> Callable[..., object]:
            def stepped(*args: object, **kwargs: object) -> object:
                step()
                return function(*args, **kwargs)

            return stepped

        def half(path: str, mode: str = "r", *options: Any, **more: Any) -> Any:
            file = opening(path, mode, *options, **more)
            return file if mode == "r" else HalfFile(file, step)

        opening = open
        builtins.open = io.open = half  # type: ignore[assignment]
        for name in steps:
            setattr(os, name, stepping(getattr(os, name)))
        try:
            write(out, files)
        except OSError:
            os._exit(2)
        os._exit(2 if moments >= moment else 0)
    _, status = os.waitpid(child, 0)
    return status != 0


def moments_of(tmp_path: Path, before: Files) -> int:
    """At how many moments writing NEW over `before` can be killed. Checks what is left each time."""
    write(tmp_path / "new", NEW)
    after = read(tmp_path / "new")
    moment = 0
    while True:
        moment += 1
        out = tmp_path / str(moment)
        if before:
            shutil.copytree(tmp_path / "old", out)
        if not killed_at(moment, out, NEW):
            assert read(out) == after
            return moment - 1
        left = bundle_of(read(out))
        torn = {name for name, data in left.items() if data not in (before.get(name), after.get(name))}
        assert torn == set(), f"killed at moment {moment}"
        if MANIFEST in left and left[MANIFEST] == after[MANIFEST]:
            assert left == bundle_of(after), f"the manifest was not last at moment {moment}"
        write(out, NEW)
        assert read(out) == after, f"not mended after moment {moment}"


def test_over_an_earlier_bundle(tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    assert moments_of(tmp_path, read(tmp_path / "old")) > 20


def test_into_a_new_folder(tmp_path: Path) -> None:
    assert moments_of(tmp_path, {}) > 10


def moments_back(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """OLD, then NEW killed at each of its moments: the folders that this leaves, each named in words."""
    moment = 0
    while True:
        moment += 1
        out = tmp_path / f"{moment}-left"
        shutil.copytree(tmp_path / "old", out)
        if not killed_at(moment, out, NEW):
            assert moment > 20
            return
        yield out, f"killed at moment {moment}"


def test_the_old_bundle_can_be_built_again_over_what_was_killed(tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    before = read(tmp_path / "old")
    for out, when in moments_back(tmp_path):
        write(out, OLD)
        assert read(out) == before, when


def test_a_third_bundle_leaves_nothing_of_two_builds_that_were_killed(tmp_path: Path) -> None:
    third = {"index.html": b"third home", "d/other.html": b"other"}
    write(tmp_path / "old", OLD)
    write(tmp_path / "third", third)
    for out, when in moments_back(tmp_path):
        assert killed_at(17, out, {"index.html": b"x", "folder/z": b"z"})
        write(out, third)
        assert read(out) == read(tmp_path / "third"), when


@pytest.mark.parametrize("is_new", [True, False])
def test_a_disk_that_is_full_at_whatever_moment(tmp_path: Path, is_new: bool) -> None:
    """Nothing waits for its place afterwards, and as long as nothing was moved, nothing has changed."""
    write(tmp_path / "old", OLD)
    write(tmp_path / "new", NEW)
    before, after = {} if is_new else read(tmp_path / "old"), read(tmp_path / "new")
    for moment in itertools.count(1):
        out = tmp_path / str(moment)
        if not is_new:
            shutil.copytree(tmp_path / "old", out)
        if not killed_at(moment, out, NEW, fail, NEED_ROOM):
            break
        left = read(out)
        assert not [name for name in left if "staging" in name], moment
        assert JOURNAL in left or left in (before, after), moment
        write(out, NEW)
        assert read(out) == after, moment
    assert moment > 10


@pytest.mark.parametrize("files", [OLD, NEW])
def test_writing_twice_is_writing_once(tmp_path: Path, files: Files) -> None:
    write(tmp_path / "out", files)
    once = read(tmp_path / "out")
    write(tmp_path / "out", files)
    assert read(tmp_path / "out") == once
    assert once.items() >= files.items()
