"""A preview that runs in this process, and what one asks it."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from tests.support.sites import REPOSITORY, TODAY
from tpm_site.engine.request import Request
from tpm_site.preview.news import Looked, News, Started
from tpm_site.preview.preview import Preview, Wanted

_PATIENCE = 60.0
"""Seconds after which something that was waited for will never come, on the busiest machine."""


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode(errors="replace")


class RunningPreview:
    """A preview that serves on a free port; `news` is what it has reported so far."""

    def __init__(self, wanted: Wanted) -> None:
        self.root = wanted.request.root
        self.news: list[News] = []
        self._preview = Preview(wanted, self.news.append)
        self._thread = Thread(target=self._preview.run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Ends it, if it has not ended."""
        self._preview.stop()
        self._thread.join(_PATIENCE)
        assert not self._thread.is_alive()

    @property
    def started(self) -> Started:
        return next(news for news in self.news if isinstance(news, Started))

    @property
    def looks(self) -> list[Looked]:
        return [news for news in self.news if isinstance(news, Looked)]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.started.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One request; underscores in the names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.started.port, timeout=_PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    @contextmanager
    def open_stream(self, path: str) -> Iterator[http.client.HTTPResponse]:
        """The events of one page, as a browser that has it open listens to them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.started.port, timeout=_PATIENCE)
        with closing(connection):
            connection.request("GET", f"/_preview/events?at={path}")
            yield connection.getresponse()

    def shows(self, path: str, words: str) -> None:
        """Waits until a page holds some words."""
        wait_until(lambda: words in self.ask(path).text, f"{words!r} at {path}")

    def write(self, path: str, text: str) -> None:
        """Writes a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Edits a file of the project, which must hold the old words."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))


def wait_until(happened: Callable[[], object], what: str) -> None:
    """Waits for something that is bound to happen."""
    end = time.monotonic() + _PATIENCE
    while not happened():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.01)


@contextmanager
def previewing(root: Path, port: int = 0) -> Iterator[RunningPreview]:
    """A preview of a project, as of TODAY, as long as the block lasts or until its `end`."""
    request = Request(root=root, theme=REPOSITORY, today=TODAY, drafts=True, jobs=1)
    running = RunningPreview(Wanted(request=request, host="127.0.0.1", port=port))
    try:
        wait_until(lambda: any(isinstance(news, Started) for news in running.news), "the start")
        yield running
    finally:
        running.end()
