"""The web server, in a thread of its own beside the one that looks at the project."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from errno import EADDRINUSE
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

_PORTS_TRIED = 50
_LONGEST_START = 10.0
_LONGEST_END = 1
"""Seconds that a request under way has when the server ends."""


def free_socket(host: str, port: int) -> socket.socket:
    """A socket on the port, or where that is taken on the next free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + _PORTS_TRIED, 65535)
    for number in range(port, last + 1):
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, number))
            found.listen()
        except OSError as error:
            found.close()
            if error.errno != EADDRINUSE or number == last:
                error.filename = f"{host}:{number}"
                raise
            continue
        return found
    raise AssertionError  # The last port has raised.


class Server:
    """Serves an application as long as its block lasts. `call` runs a function in its event loop.

    `ending` is called there before the server waits for its streams to end.
    """

    def __init__(self, app: ASGIApp, listening: socket.socket, ending: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_LONGEST_END,
        )
        self._server = uvicorn.Server(config)
        self._listening, self._ending = listening, ending
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, name="server", daemon=True)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._server.serve([self._listening]))

    def call(self, function: Callable[[], object]) -> None:
        """Has a function called in the thread of the server, soon; once the server has ended, never."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(function)

    def __enter__(self) -> Server:
        self._thread.start()
        begun = time.monotonic()
        while not self._server.started and self._thread.is_alive():
            if time.monotonic() - begun > _LONGEST_START:
                raise TimeoutError("the server does not start")
            time.sleep(0.002)
        return self

    def __exit__(self, *_: object) -> None:
        self.call(self._ending)
        self._server.should_exit = True
        self._thread.join(_LONGEST_END + 2)
        self._listening.close()
