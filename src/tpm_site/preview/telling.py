"""Tells of each new state: open pages first, then the terminal; then looks for faults nobody has met yet."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.diagnostic import Finding
from tpm_site.preview.hub import Hub
from tpm_site.preview.news import Looked, News, errors_in
from tpm_site.preview.served import ServedSite
from tpm_site.preview.stage import Stage

_BREATH = 0.25
"""Seconds after which templates are tried that no open page is made with."""


class _Unsaid(Struct):
    """A look that has not been reported yet; `before` is the site that was shown until then."""

    paths: frozenset[str] | None
    seconds: float
    before: ServedSite | None
    told: int = 0


class Telling:
    """One round of telling at a time. A newer state ends the round, for a round tells of the newest one."""

    def __init__(self, stage: Stage, hub: Hub, report: Callable[[News], None]) -> None:
        self._stage, self._hub, self._report = stage, hub, report
        self._round: asyncio.Task[None] | None = None
        self._unsaid: _Unsaid | None = None
        self._has_to_search = False
        self._reported: tuple[Finding, ...] = ()
        self._trouble = ""

    def begin(
        self, paths: frozenset[str] | None, begun: float, before: ServedSite | None, *, search: bool
    ) -> None:
        """A round for what moved since `begun`. With `search`, templates have moved: all are to be tried."""
        self._say()
        self._unsaid = _Unsaid(paths, time.monotonic() - begun, before)
        self._has_to_search = self._has_to_search or search
        if self._round is not None:
            self._round.cancel()
        self._round = asyncio.create_task(self._go_round())

    def faults_found(self) -> None:
        """Faults of templates have come to light by a page that was asked for."""
        self.begin(None, time.monotonic(), self._stage.site, search=False)

    async def _go_round(self) -> None:
        faults = -1
        while self._stage.faults > faults:  # Those that come to light on the way are told to all.
            faults = self._stage.faults
            async for is_different in self._hub.tell():
                if self._unsaid:
                    self._unsaid.told += is_different
        self._say()
        if self._has_to_search:
            await asyncio.sleep(_BREATH)
            for _ in self._stage.look_through():
                await asyncio.sleep(0)
            self._has_to_search = False
            if self._stage.faults > faults:
                self.faults_found()

    def _say(self) -> None:
        """Reports what has not been, if there is anything in it that a person does not know."""
        unsaid, self._unsaid = self._unsaid, None
        if unsaid is None:
            return
        findings, trouble = self._stage.findings, self._stage.trouble
        known = set(self._reported)
        new = tuple(finding for finding in findings if finding not in known)
        different = _different(unsaid.before, self._stage.site)
        looked = Looked(unsaid.paths, unsaid.seconds, different, unsaid.told, findings, new)
        if (
            findings != self._reported
            or trouble != self._trouble
            or unsaid.paths is not None
            or different != 0
        ):
            self._report(replace(looked, were_errors=errors_in(self._reported) > 0, trouble=trouble))
        self._reported, self._trouble = findings, trouble


def _different(before: ServedSite | None, now: ServedSite | None) -> int | None:
    """How many files of the site are other ones, have come or have gone; None where nobody has counted."""
    if before is now:
        return 0
    if now is None:
        return len(before.snapshot.files) if before else 0
    return now.snapshot.different_from(before.snapshot if before else None)
