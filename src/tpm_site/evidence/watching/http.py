"""Asks a service over HTTP, and does not press it: waits as long as it asks for, and gives up in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx

from tpm_site import __version__

_TRIES = 4
_TIMEOUT = httpx.Timeout(30, connect=10)
_LONGEST_WAIT, _LONGEST_ANSWER = 60.0, 600.0
"""Seconds: between two tries, and for one answer to arrive."""
_ABSENT = (404, 410)
_BUSY = 429
_FAULT = 500
MOST_BYTES = 20_000_000


class UnreachableError(Exception):
    """A service that gives no answer, with the reason in a few words."""


class Web:
    """One connection to the world; `mail` is told to those who are asked. `wait` sleeps for some seconds."""

    def __init__(self, mail: str = "", wait: Callable[[float], None] = time.sleep) -> None:
        contact = f" (mailto:{mail})" if mail else ""
        headers = {"User-Agent": f"tpm-site/{__version__}{contact}"}
        self.mail = mail
        self._client = httpx.Client(timeout=_TIMEOUT, headers=headers, follow_redirects=True)
        self._wait = wait

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
            try:
                with self._client.stream("GET", url, params=params) as response:
                    if response.status_code in _ABSENT:
                        return None
                    if response.is_success:
                        return _body(response, most)
                    status = response.status_code
                    reason, asked = f"it answers {status}", response.headers.get("Retry-After", "")
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                status, reason, asked = _FAULT, f"{type(error).__name__}: {error}".rstrip(": "), ""
            if status < _FAULT and status != _BUSY:
                break
            pause = _pause(asked, attempt)
            if pause > _LONGEST_WAIT:
                raise UnreachableError(f"{reason} and asks to come back in {pause:.0f} seconds")
        raise UnreachableError(reason)


def _body(response: httpx.Response, most: int) -> bytes:
    begun, parts, size = time.monotonic(), [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > most:
            raise UnreachableError(f"its answer is longer than {most:,} bytes")
        if time.monotonic() - begun > _LONGEST_ANSWER:
            raise UnreachableError("its answer takes too long")
    return b"".join(parts)


def _pause(asked: str, attempt: int) -> float:
    """How many seconds to wait: as many as are asked for, else more with each try."""
    try:
        return max(float(asked), 0.0)
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return float(2**attempt)
    return max((until.astimezone(UTC) - datetime.now(tz=UTC)).total_seconds(), 0.0)
