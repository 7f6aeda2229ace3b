"""What the server's thread knows of the site: it takes each new state, has it told, and answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tpm_site.engine.snapshot import Snapshot
from tpm_site.preview.changes import Change, Changes
from tpm_site.preview.hub import Hub
from tpm_site.preview.news import News, Started
from tpm_site.preview.served import Answer
from tpm_site.preview.stage import Stage
from tpm_site.preview.telling import Telling

_LONGEST_WAIT = 2.0
"""Seconds for which a request waits for the state that it should see."""
_TEMPLATES = "templates/"
_MOST_WORKED_ON = 20
"""So many of the files that have moved last are looked at whenever a page is asked for."""


class Desk:
    """Stands between the thread that looks at the project and all who ask. `report` gets what happens.

    `has_moved` says of a path whether the file is not as the newest look saw it.
    """

    def __init__(
        self,
        root: Path,
        changes: Changes,
        has_moved: Callable[[str], bool],
        report: Callable[[News], None],
    ) -> None:
        self.stage = Stage(root)
        self.hub = Hub(self.stage)
        self._changes, self._has_moved, self._report = changes, has_moved, report
        self._worked_on: list[str] = []
        self._telling = Telling(self.stage, self.hub, report)
        self._seen = 0
        self._arrivals = asyncio.Event()

    @property
    def base(self) -> str:
        """The path that the site lives below."""
        return self.stage.site.base if self.stage.site else ""

    @property
    def files(self) -> int:
        """How many files the site has."""
        return len(self.stage.site.snapshot.files) if self.stage.site else 0

    def begin(self, started: Started) -> None:
        """Says that the preview is there, and what is wrong from the start."""
        self._report(started)
        self._telling.begin(None, time.monotonic(), self.stage.site, search=True)

    def take(self, found: Snapshot | str, change: Change) -> None:
        """A new state, which shows all of `change`, or how the machine failed."""
        before = self.stage.site
        self.stage.take_or_fail(found)
        self._seen = change.number
        moved = sorted(change.paths or ())
        others = [path for path in self._worked_on if path not in moved]
        self._worked_on = [*others, *moved][-_MOST_WORKED_ON:]
        self._arrivals.set()
        self._arrivals = asyncio.Event()
        paths = change.paths or ("",)
        search = change.has_events and any(path.startswith(_TEMPLATES) or not path for path in paths)
        self._telling.begin(change.paths, change.begun, before, search=search)

    async def settled(self, address: str) -> None:
        """Waits until all that is known to have changed by now has been looked at, but not for ever.

        Word of a change may come later than who asks for the page, so the files that are likely are asked.
        """
        source = self.stage.site.source_of(address) if self.stage.site else ""
        for path in {source, *self._worked_on} - {""}:
            if self._has_moved(path):
                self._changes.note(path)
        number = self._changes.number
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_WAIT):
                while self._seen < number:
                    await self._arrivals.wait()

    def answer(self, address: str) -> Answer | None:
        """What answers to the path of an address; None where there is nothing to show yet."""
        faults = self.stage.faults
        answer = self.stage.answer(address)
        if self.stage.faults > faults:
            self._telling.faults_found()
        return answer
