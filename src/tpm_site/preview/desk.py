"""What the server's thread knows of the site: it takes each new state, tells those concerned, and answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tpm_site.base.diagnostic import Finding
from tpm_site.engine.snapshot import Snapshot
from tpm_site.preview.changes import Change, Changes
from tpm_site.preview.hub import Hub
from tpm_site.preview.news import Looked, News, Started, errors_in
from tpm_site.preview.served import Answer, ServedSite
from tpm_site.preview.stage import Stage

_LONGEST_WAIT = 2.0
"""Seconds for which a request waits for the state that it should see."""
_BREATH = 0.25
"""Seconds that those who are waiting go first."""
_TEMPLATES = "templates/"


class Desk:
    """Stands between the thread that looks at the project and all who ask. `report` gets what happens."""

    def __init__(self, root: Path, changes: Changes, report: Callable[[News], None]) -> None:
        self.stage = Stage(root)
        self.hub = Hub(self.stage)
        self._changes, self._report = changes, report
        self._seen = 0
        self._arrivals = asyncio.Event()
        self._search: asyncio.Task[None] | None = None
        self._reported: tuple[Finding, ...] = ()
        self._trouble = ""

    @property
    def base(self) -> str:
        """The path that the site lives below."""
        return self.stage.site.base if self.stage.site else ""

    @property
    def files(self) -> int:
        """How many files the site has."""
        return len(self.stage.site.snapshot.pages) if self.stage.site else 0

    def begin(self, started: Started) -> None:
        """Says that the preview is there, and what is wrong from the start."""
        self._report(started)
        self._say(Looked(None, 0.0, 0, 0))
        self._search = asyncio.create_task(self._look_through())

    def take(self, found: Snapshot | str, change: Change) -> None:
        """A new state, which shows all of `change`, or how the machine failed."""
        before = self.stage.site
        self.stage.take_or_fail(found)
        told = self.hub.tell()
        self._seen = change.number
        self._arrivals.set()
        self._arrivals = asyncio.Event()
        seconds = time.monotonic() - change.begun
        self._say(Looked(change.paths, seconds, _different(before, self.stage.site), told))
        if self._has_to_search(change):
            self._search = asyncio.create_task(self._look_through())

    def _has_to_search(self, change: Change) -> bool:
        """Whether templates may be at fault of which no page is open. An unfinished search begins anew."""
        is_unfinished = self._search is not None and not self._search.done()
        if self._search is not None:
            self._search.cancel()
        paths = change.paths or ("",)
        return is_unfinished or (change.has_events and any(p.startswith(_TEMPLATES) or not p for p in paths))

    async def _look_through(self) -> None:
        await asyncio.sleep(_BREATH)
        faults = self.stage.faults
        for _ in self.stage.look_through():
            await asyncio.sleep(0)
        self._tell_of_faults(faults)

    async def settled(self) -> None:
        """Waits until all that is known to have changed by now has been looked at, but not for ever."""
        number = self._changes.number
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_WAIT):
                while self._seen < number:
                    await self._arrivals.wait()

    def answer(self, address: str) -> Answer | None:
        """What answers to the path of an address; None where there is nothing to show yet."""
        faults = self.stage.faults
        answer = self.stage.answer(address)
        self._tell_of_faults(faults)
        return answer

    def _tell_of_faults(self, known: int) -> None:
        """A fault of a template that has come to light is told to all."""
        if self.stage.faults > known:
            self.hub.tell()
            self._say(Looked(None, 0.0, 0, 0))

    def _say(self, looked: Looked) -> None:
        """Reports a look, if there is anything in it that a person has not read yet."""
        findings, trouble = self.stage.findings, self.stage.trouble
        known = set(self._reported)
        new = tuple(finding for finding in findings if finding not in known)
        is_news = findings != self._reported or trouble != self._trouble
        if is_news or looked.paths is not None or looked.different:
            were_errors = errors_in(self._reported) > 0
            self._report(
                replace(looked, findings=findings, new=new, were_errors=were_errors, trouble=trouble)
            )
        self._reported, self._trouble = findings, trouble


def _different(before: ServedSite | None, now: ServedSite | None) -> int:
    """How many files of the site are other ones, have come or have gone."""
    if before is now:
        return 0
    old, new = (site.snapshot.pages if site else {} for site in (before, now))
    return sum(old.get(path) != key for path, key in new.items()) + sum(path not in new for path in old)
