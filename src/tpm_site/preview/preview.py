"""The preview as a whole: looks at the project, serves it, and looks again after each change."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from types import TracebackType

from msgspec import Struct

from tpm_site.engine.request import Request
from tpm_site.engine.session import Session
from tpm_site.engine.snapshot import Snapshot
from tpm_site.preview.app import application
from tpm_site.preview.changes import Change, Changes
from tpm_site.preview.desk import Desk
from tpm_site.preview.guard import Names, reachable
from tpm_site.preview.news import News, Started
from tpm_site.preview.server import Server, free_socket
from tpm_site.preview.watching import Watching

_SURE_AFTER, _SURE_AGAIN = 1.0, 5.0
"""Seconds after a change, and while pages are open, until all is looked at: an event may have been lost."""
_PAUSE_AFTER, _PAUSE_AGAIN = 10, 50
"""The same in lengths of such a look, where that is longer: a machine must not be kept busy by it."""
_MOST_HALVES = 5
"""So many states in a row may be passed over since another one is coming."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What a preview is asked for: a project, and where to serve it."""

    request: Request
    host: str
    port: int


class _Attempt:
    """Keeps in words what ended its block, for a preview outlives what goes wrong in one look."""

    trouble = ""

    def __enter__(self) -> _Attempt:
        return self

    def __exit__(self, _: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(error, OSError):
            where = f": {error.filename}" if error.filename else ""
            self.trouble = f"The machine failed: {error.strerror or error}{where}"
        elif isinstance(error, Exception):
            what = " ".join(f"{type(error).__name__}: {error}".split())
            self.trouble = f"A fault of the program, not of your content: {what}; please report it"
        return bool(self.trouble)


class Preview:
    """One preview. `run` returns once `stop` is called, from any thread; KeyboardInterrupt ends it as well.

    `report` is called with what happens, in the thread of the server.
    """

    def __init__(self, wanted: Wanted, report: Callable[[News], None]) -> None:
        self._wanted, self._report = wanted, report
        self._changes = Changes()
        self._session = Session(wanted.request)
        self._desk = Desk(wanted.request.root, self._changes, self._session.has_moved, report)
        self._is_sure = False
        self._last: Snapshot | str = ""
        self._sees_all = True
        self._halves = 0
        self._took = 0.0

    def stop(self) -> None:
        """Ends the run."""
        self._changes.close()

    def run(self) -> None:
        """Serves until it is stopped. Raises OSError where there is no port to be had."""
        wanted, changes, desk = self._wanted, self._changes, self._desk
        with free_socket(wanted.host, wanted.port) as listening:
            port = listening.getsockname()[1]
            # Before there are other threads, for this look may fork. Who asks already waits for the socket.
            self._last = self._look(None)
            desk.stage.take_or_fail(self._last)
            gc.freeze()  # What stays for as long as we run need not be searched for garbage.
            app = application(desk, Names(wanted.host, port))
            watching = Watching(wanted.request.root, wanted.request.theme, changes)
            with Server(app, listening, desk.hub.close) as server, watching:
                self._sees_all = watching.is_whole
                unwatched = changes.take(0)
                address = f"http://{reachable(wanted.host)}:{port}{desk.base}/"
                started = Started(address, wanted.port, port, desk.files, watching.is_whole)
                server.call(partial(desk.begin, started))
                if unwatched:  # What has moved while nobody was watching.
                    self._follow(unwatched, server)
                while (change := changes.take(self._patience())) is not None:
                    # Just to be sure, only where somebody would see the difference.
                    if change.has_events or not (self._is_sure and self._sees_all) or desk.hub.open_pages:
                        self._follow(change, server)

    def _follow(self, change: Change, server: Server) -> None:
        """Looks at a change and hands over what it came to."""
        found = self._look(change.paths)
        self._is_sure = not change.has_events and isinstance(found, Snapshot)
        # Half of a change is often full of errors: where the rest has come meanwhile, the whole is shown.
        is_half = self._changes.number > change.number
        if not change.has_events and not is_half and not _is_same(self._last, found):
            self._sees_all = False  # Some disks, such as those of other machines, report no changes.
        self._last = found
        is_wrong = isinstance(found, str) or found.errors > 0
        self._halves = self._halves + 1 if is_half and is_wrong else 0
        if self._halves in (0, _MOST_HALVES):
            self._halves = 0
            server.call(partial(self._desk.take, found, change))

    def _look(self, paths: frozenset[str] | None) -> Snapshot | str:
        """The state of now, or how the machine failed."""
        begun, found = time.monotonic(), None
        with _Attempt() as attempt:
            found = self._session.look(paths)
        if paths is None:
            self._took = time.monotonic() - begun
        return found if found is not None else attempt.trouble

    def _patience(self) -> float:
        """Seconds without events after which a look to be sure is due."""
        if self._is_sure and self._sees_all:
            return max(_SURE_AGAIN, self._took * _PAUSE_AGAIN)
        return max(_SURE_AFTER, self._took * _PAUSE_AFTER)


def _is_same(one: Snapshot | str, other: Snapshot | str) -> bool:
    """Whether two states of the site look the same."""
    return one is other or (isinstance(one, str) and one == other)
