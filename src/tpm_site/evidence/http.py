"""Asks a service over HTTP, and does not press it: waits as long as it asks for, and gives up in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

import httpx

from tpm_site import __version__

_TRIES = 4
_TIMEOUT = httpx.Timeout(30, connect=10)
_LONGEST_WAIT = 60.0
"""Seconds between two tries."""
_SLOWEST = 1_000_000
"""Bytes in a second: an answer that comes more slowly is given up."""
_ABSENT = (404, 410)
_BUSY = 429
_FAULT = 500
_NO_ADDRESS = 0
_LEADS_NOWHERE = (httpx.UnsupportedProtocol, httpx.TooManyRedirects, httpx.InvalidURL)
"""To ask once more would lead there, too."""
MOST_BYTES = 20_000_000
T = TypeVar("T")


class UnreachableError(Exception):
    """A service that gives no answer, with the reason in a few words."""


class _Refusal(NamedTuple):
    """An answer that is none: its status, the reason, and when it wants to be asked again."""

    status: int
    reason: str
    when: str = ""


class Web:
    """One connection to the world; `mail` is told to those who are asked.

    `wait` sleeps for some seconds; `patience` is how many an answer has, beside those for its bytes.
    """

    def __init__(
        self, mail: str = "", wait: Callable[[float], None] = time.sleep, patience: float = 30
    ) -> None:
        contact = f" (mailto:{mail})" if mail else ""
        headers = {"User-Agent": f"tpm-site/{__version__}{contact}"}
        self.mail = mail
        self._client = httpx.Client(timeout=_TIMEOUT, headers=headers, follow_redirects=True)
        self._wait, self._patience = wait, patience

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def get(self, url: str, params: Mapping[str, str] | None = None, most: int = MOST_BYTES) -> bytes | None:
        """What stands at an address; None where there is nothing. Raises UnreachableError.

        Of an answer longer than `most` bytes nothing is taken.
        """
        reason, pause = "", 0.0
        for attempt in range(_TRIES):
            if attempt:
                self._wait(pause)
            found = _in_time(lambda: self._ask(url, params, most), self._patience + most / _SLOWEST)
            if not isinstance(found, _Refusal):
                return found
            reason = found.reason
            if found.status < _FAULT and found.status != _BUSY:
                break
            pause = _pause(found.when, attempt)
            if pause > _LONGEST_WAIT:
                raise UnreachableError(f"{reason} and asks to come back in {pause:.0f} seconds")
        raise UnreachableError(reason)

    def _ask(self, url: str, params: Mapping[str, str] | None, most: int) -> bytes | _Refusal | None:
        try:
            with self._client.stream("GET", url, params=params) as response:
                if response.url.scheme == "http" and url.startswith("https:"):
                    return _Refusal(_NO_ADDRESS, "it leads to an address that anybody can listen to")
                if response.status_code in _ABSENT:
                    return None
                if response.is_success:
                    return _body(response, most)
                status, when = response.status_code, response.headers.get("Retry-After", "")
                return _Refusal(status, f"it answers {status}", when)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            status = _NO_ADDRESS if isinstance(error, _LEADS_NOWHERE) else _FAULT
            return _Refusal(status, f"{type(error).__name__}: {error}".rstrip(": "))


def _in_time(ask: Callable[[], T], seconds: float) -> T:
    """What `ask` gives. Who sends a sign now and then, and never ends, is not waited for."""
    worker = ThreadPoolExecutor(max_workers=1)
    try:
        return worker.submit(ask).result(seconds)
    except TimeoutError:
        raise UnreachableError("its answer takes too long") from None
    finally:
        worker.shutdown(wait=False)


def _body(response: httpx.Response, most: int) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > most:
            raise UnreachableError(f"its answer is longer than {most:,} bytes")
    return b"".join(parts)


def _pause(asked: str, attempt: int) -> float:
    """How many seconds to wait: as many as are asked for, else more with each try."""
    try:
        seconds = float(asked)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(asked).astimezone(UTC) - datetime.now(tz=UTC)).total_seconds()
        except (ValueError, OverflowError):
            return float(2**attempt)
    return max(seconds, 0.0) if isfinite(seconds) else float(2**attempt)
