"""Services that answer on this machine as others do in the world, for those who look something up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit


class Given(NamedTuple):
    """One answer."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """One question: the path, decoded, its parameters, and who asked."""

    path: str
    params: Mapping[str, str]
    agent: str


@dataclass
class Services:
    """Answers by path, in their turn; the last one again and again, and 404 where there is none."""

    url: str = ""
    answers: dict[str, list[Given]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def give(self, path: str, *answers: Given | bytes | str) -> None:
        """What to answer at a path."""
        given = [a.encode() if isinstance(a, str) else a for a in answers]
        self.answers[path] = [a if isinstance(a, Given) else Given(a) for a in given]

    def answer(self, asked: Asked) -> Given:
        self.asked.append(asked)
        waiting = self.answers.get(asked.path, [Given(status=404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def services() -> Iterator[Services]:
    """Services that run until the end of the block."""
    found = Services()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[0] for name, values in parse_qs(parts.query).items()}
            agent = self.headers.get("User-Agent", "")
            given = found.answer(Asked(unquote(parts.path), params, agent))
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def endless(begun: bytes, more: bytes) -> Iterator[str]:
    """The address of a service that begins to answer, and then says a little more, again and again."""
    is_over = Event()

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(10_000)
            with suppress(OSError):
                self.request.sendall(begun)
                while not is_over.wait(0.02):
                    self.request.sendall(more)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            is_over.set()
            server.shutdown()
            thread.join()
