"""Paths that have changed on the disk, gathered until there is quiet: a burst of events is one change."""

from __future__ import annotations

import time
from threading import Condition
from typing import NamedTuple

QUIET, LONGEST = 0.010, 0.1
"""Seconds without an event that end a change, and how long one is waited for at most."""
MANY = 20
MANY_QUIET, MANY_LONGEST = 0.1, 3.0
"""The same where many files move: a branch is being switched, and half of it would be full of errors."""
TOO_MANY = 300
"""With more paths than these it is quicker to look at everything."""


class Change(NamedTuple):
    """`paths` are relative to the root, with slashes; None stands for everything.

    `number` counts events, up to the last one that this change is made of; `begun` is when the first one
    came, on the monotonic clock. A change of no events is a look to be sure.
    """

    paths: frozenset[str] | None
    number: int
    begun: float
    has_events: bool


class Changes:
    """Is told of paths by any thread, and hands them to the one that takes them."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._paths: set[str] = set()
        self._is_everything = False
        self._noted = self._taken = 0
        self._first = self._last = 0.0
        self._is_closed = False

    @property
    def number(self) -> int:
        """How many events there have been."""
        return self._noted

    def note(self, path: str | None) -> None:
        """One path may have changed; None: any may have."""
        with self._condition:
            self._last = time.monotonic()
            if self._noted == self._taken:
                self._first = self._last
            self._noted += 1
            if path is None:
                self._is_everything = True
            else:
                self._paths.add(path)
            self._condition.notify_all()

    def close(self) -> None:
        """Nothing more is to be taken."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()

    def take(self, patience: float | None) -> Change | None:
        """Waits for a change to be over; None once closed.

        After `patience` seconds without one, a look to be sure is due; with None it never is.
        """
        with self._condition:
            self._condition.wait_for(lambda: self._noted > self._taken or self._is_closed, patience)
            has_events = self._noted > self._taken
            while has_events and not self._is_closed and (left := self._left()) > 0:
                self._condition.wait(left)
            if self._is_closed:
                return None
            everything = self._is_everything or len(self._paths) > TOO_MANY or not has_events
            paths = None if everything else frozenset(self._paths)
            self._paths, self._is_everything, self._taken = set(), False, self._noted
            begun = self._first if has_events else time.monotonic()
            return Change(paths, self._noted, begun, has_events)

    def _left(self) -> float:
        """Seconds until the change is believed to be over."""
        many = len(self._paths) > MANY
        quiet, longest = (MANY_QUIET, MANY_LONGEST) if many else (QUIET, LONGEST)
        return min(self._last + quiet, self._first + longest) - time.monotonic()
