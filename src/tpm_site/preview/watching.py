"""Watches the folders that a site is made from, and notes what moves in them."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from tpm_site.preview.changes import Changes

FOLDERS = ("content", "templates", "static")
THEME_FOLDERS = FOLDERS[1:]
# Those that say that something is different. That a file was opened, by us as well, is none of them.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
_LEFTOVERS = re.compile(r"(^[.#])|(~$)|(\.(bak|tmp|swp|swx|orig)$)|(^(Thumbs\.db|desktop\.ini|Icon\r|4913)$)")
"""What editors and systems leave beside the files: nothing is made from it."""
_WELL_KNOWN = ".well-known"


def is_leftover(path: str) -> bool:
    """Whether a file of this path, relative to the root, is no source."""
    return any(_LEFTOVERS.search(part) and part != _WELL_KNOWN for part in path.split("/"))


def _places(event: FileSystemEvent) -> Iterator[str]:
    """Where something has happened; a move has two ends."""
    for place in (event.src_path, event.dest_path):
        if place:
            yield os.fsdecode(place)


class _Handler(FileSystemEventHandler):
    """Notes what happens below one folder, by the path that the folder has in the project.

    `name` is empty for the theme's own folders, whose files have no path there.
    """

    def __init__(self, folder: str, name: str, changes: Changes) -> None:
        self._folder, self._name, self._changes = folder, name, changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        for place in _places(event):
            below = os.path.relpath(place, self._folder).replace(os.sep, "/")
            if below == "." or not is_leftover(below):
                is_file = self._name and not event.is_directory
                self._changes.note(f"{self._name}/{below}" if is_file else None)


class _RootHandler(FileSystemEventHandler):
    """Sees folders of the project come, go, and be replaced."""

    def __init__(self, watching: Watching) -> None:
        self._watching = watching

    def on_any_event(self, event: FileSystemEvent) -> None:
        for place in _places(event):
            name = os.path.basename(place)
            if name in FOLDERS:
                self._watching.watch_anew(name)


class Watching:
    """Watches a project as long as its block lasts. `is_whole`: the system lets us see all of it."""

    def __init__(self, root: Path, theme: Path, changes: Changes) -> None:
        self._root, self._changes = root.resolve(), changes
        self._theme = theme.resolve()
        self._observer = Observer()
        self._watches: dict[str, ObservedWatch] = {}
        self.is_whole = True

    def __enter__(self) -> Watching:
        # What it says of its own book-keeping is nothing for the terminal of an editor.
        warnings.filterwarnings("ignore", module=r"watchdog\.")
        logging.getLogger("watchdog").addHandler(logging.NullHandler())
        try:
            self._observer.start()
            self._observer.schedule(_RootHandler(self), str(self._root), event_filter=_EVENTS)
            if self._theme != self._root:
                for name in THEME_FOLDERS:
                    self._watch(self._theme / name, "")
        except OSError:
            self.is_whole = False
        for name in FOLDERS:
            self.watch_anew(name)
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def watch_anew(self, name: str) -> None:
        """Watches a folder of the project, which may have come, gone, or be another one of the same name."""
        if watch := self._watches.pop(name, None):
            with suppress(KeyError, OSError):
                self._observer.unschedule(watch)
        try:
            watch = self._watch(self._root / name, name)
        except OSError:
            self.is_whole = False
        else:
            self._watches |= {name: watch} if watch else {}
        self._changes.note(None)

    def _watch(self, folder: Path, name: str) -> ObservedWatch | None:
        real = str(folder.resolve())
        if not os.path.isdir(real):
            return None
        handler = _Handler(real, name, self._changes)
        return self._observer.schedule(handler, real, recursive=True, event_filter=_EVENTS)
