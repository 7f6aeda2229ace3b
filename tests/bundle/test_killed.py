"""A build that is killed, at whatever moment, leaves whole files; the next one mends what it left."""

from __future__ import annotations

import builtins
import io
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from tpm_site.bundle.writing import MANIFEST, publish, refuse_foreign, stage, staging_in

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
    """The files of the bundle, without what waits for its place."""
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes() for name, path in found.items() if not name.startswith(".tpm-site-staging")
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

    def write(self, data: bytes) -> None:
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._stop()
        self._file.write(data[half:])


def killed_at(moment: int, out: Path, files: Files) -> bool:
    """Writes in a process of its own that is killed at its n-th write, rename or deletion, if it has one."""
    child = os.fork()
    if child == 0:
        moments = 0

        def step() -> None:
            nonlocal moments
            moments += 1
            if moments == moment:
                os.kill(os.getpid(), signal.SIGKILL)

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
        for name in ("replace", "unlink", "rmdir", "mkdir"):
            setattr(os, name, stepping(getattr(os, name)))
        write(out, files)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


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
        left = read(out)
        torn = {name for name, data in left.items() if data not in (before.get(name), after.get(name))}
        assert torn == set(), f"killed at moment {moment}"
        if MANIFEST in left and left[MANIFEST] == after[MANIFEST]:
            assert left == after, f"the manifest was not last at moment {moment}"
        write(out, NEW)
        assert read(out) == after, f"not mended after moment {moment}"


def test_over_an_earlier_bundle(tmp_path: Path) -> None:
    write(tmp_path / "old", OLD)
    assert moments_of(tmp_path, read(tmp_path / "old")) > 20


def test_into_a_new_folder(tmp_path: Path) -> None:
    assert moments_of(tmp_path, {}) > 10


def test_the_old_bundle_can_be_built_again_over_what_was_killed(tmp_path: Path) -> None:
    new = {name: data for name, data in NEW.items() if not name.startswith("f")}
    write(tmp_path / "old", OLD)
    before = read(tmp_path / "old")
    for moment in range(1, 9):
        out = tmp_path / str(moment)
        shutil.copytree(tmp_path / "old", out)
        assert killed_at(moment, out, new)
        write(out, OLD)
        assert before.items() <= read(out).items()


@pytest.mark.parametrize("files", [OLD, NEW])
def test_writing_twice_is_writing_once(tmp_path: Path, files: Files) -> None:
    write(tmp_path / "out", files)
    once = read(tmp_path / "out")
    write(tmp_path / "out", files)
    assert read(tmp_path / "out") == once
    assert once.items() >= files.items()
