"""Runs the engine for a command, with progress on a terminal."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tpm_site.cli.options import RefusedError, today
from tpm_site.cli.theme import theme_folder

if TYPE_CHECKING:
    from rich.progress import TaskID

    from tpm_site.engine.request import Progress, Report, Request

_QUIET_SECONDS = 1.0
_LABELS = {"parse": "Reading files", "render": "Rendering pages"}


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """A run is short and what it makes stays alive, so collecting garbage in it only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # Else the next collection would look at all that the run has made.
            gc.enable()


def request_of(root: Path, base_url: str | None, day: date | None, drafts: bool, jobs: int | None) -> Request:
    """What the options that all commands share ask for."""
    from tpm_site.engine.pool import default_jobs
    from tpm_site.engine.request import Request

    return Request(
        root=root,
        theme=theme_folder(),
        today=day or today(),
        base_url=base_url,
        drafts=drafts,
        jobs=jobs or default_jobs(),
    )


@without_garbage_collection()
def run_engine(request: Request) -> Report:
    """One run of the pipeline; a refused folder or a missing project ends the program with 2."""
    from tpm_site.bundle.staging import RefusedFolderError
    from tpm_site.engine.build import build

    try:
        with progress() as show:
            return build(request, show)
    except RefusedFolderError as error:
        raise RefusedError(str(error)) from None


@contextmanager
def progress() -> Iterator[Progress]:
    """Once a run has taken a second: a bar on a terminal, elsewhere a line for each stage."""
    begun = time.monotonic()
    shown: _Bar | _Lines = _Bar() if sys.stderr.isatty() else _Lines()

    def show(stage: str, done: int, total: int) -> None:
        if time.monotonic() - begun > _QUIET_SECONDS:
            shown.show(_LABELS.get(stage, stage), done, total)

    try:
        yield show
    finally:
        shown.close()


class _Lines:
    """One plain line for each stage, for logs."""

    def __init__(self) -> None:
        self._labels: set[str] = set()

    def show(self, label: str, done: int, total: int) -> None:
        if label not in self._labels:
            self._labels.add(label)
            click.echo(f"{label}: {done} of {total}", err=True)

    def close(self) -> None:
        """There is nothing to clear away."""


class _Bar:
    """A bar of rich's, which is imported only when there is something to show."""

    def __init__(self) -> None:
        self._bar: object = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, label: str, done: int, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress as RichProgress

        if not isinstance(self._bar, RichProgress):
            self._bar = RichProgress(console=Console(stderr=True), transient=True)
            self._bar.start()
        if label not in self._tasks:
            self._tasks[label] = self._bar.add_task(label, total=total)
        self._bar.update(self._tasks[label], completed=done)

    def close(self) -> None:
        stop = getattr(self._bar, "stop", None)
        if stop:
            stop()
