"""The pages that are open in browsers: each is told what has become of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from msgspec import Struct, field

from tpm_site.preview.messages import NOTHING, message
from tpm_site.preview.stage import Stage
from tpm_site.preview.version import Version

_HEARTBEAT = 15.0
"""Seconds after which a silent stream says something, so that a lost one is noticed."""
_MOST_STREAMS = 4
_RESTING = "resting"
_REST = f"retry: 1500\nid: {_RESTING}\n"
"""Tells a browser to ask again after so many milliseconds, and to say then that it has been told so."""
_BREATH = 0.05
"""Seconds in which a page that was told asks for what is new, before the next one is rendered."""
_RETRY = 400
"""Milliseconds after which a browser asks again for a stream that broke."""


class _Listener(Struct, eq=False):
    """One open page: the path of its address, the version that it knows, and the last message to it."""

    address: str
    version: str
    told: str = ""
    waiting: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)


class Hub:
    """All open pages. For one event loop only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._listeners: dict[_Listener, None] = {}
        self._is_closed = False

    @property
    def open_pages(self) -> int:
        """How many pages listen."""
        return len(self._listeners)

    async def listen(self, address: str, version: str, last: str) -> AsyncIterator[str]:
        """The stream of one page that shows `version`: first what it looks like now, then each change.

        A browser has but six connections to a server. Beyond a few streams, the oldest are ended: these pages
        ask again now and then, which shows in `last`, and are answered at once.
        """
        listener = _Listener(address, version)
        if last == _RESTING and len(self._listeners) >= _MOST_STREAMS:
            self._tell(listener)
            yield f"{_REST}data: {listener.told}\n\n"
            return
        self._listeners[listener] = None
        for oldest in tuple(self._listeners)[:-_MOST_STREAMS]:
            oldest.waiting.put_nowait(None)
        try:
            yield f"retry: {_RETRY}\nid\n\n"
            self._tell(listener)
            while (told := await self._next(listener)) is not None:
                yield told
            yield f"{_REST}\n"
        finally:
            del self._listeners[listener]

    async def _next(self, listener: _Listener) -> str | None:
        """What the stream of a page says next; None where it ends."""
        if self._is_closed:
            return None
        try:
            told = await asyncio.wait_for(listener.waiting.get(), _HEARTBEAT)
        except TimeoutError:
            return ": still here\n\n"
        return None if told is None else f"data: {told}\n\n"

    async def tell(self) -> AsyncIterator[bool]:
        """Tells every page for which something is different; for each: whether it looks different.

        Who came last is told first, for that page is being looked at. Others wait until it has been served.
        """
        for listener in reversed(tuple(self._listeners)):
            if listener in self._listeners:
                is_different = self._tell(listener)
                yield is_different
                await asyncio.sleep(_BREATH if is_different else 0)

    def _tell(self, listener: _Listener) -> bool:
        answer = self._stage.answer(listener.address)
        version: Version = (answer.version if answer else None) or NOTHING
        told = message(version, self._stage.findings, self._stage.trouble)
        is_different = str(version) != listener.version
        if told != listener.told:
            listener.told, listener.version = told, str(version)
            listener.waiting.put_nowait(told)
        return is_different

    def close(self) -> None:
        """Ends all streams."""
        self._is_closed = True
        for listener in self._listeners:
            listener.waiting.put_nowait(None)
