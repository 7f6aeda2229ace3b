"""Crossref and PubMed on this machine: a real server on loopback that gives the answers it was handed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

Answers = dict[str, list[tuple[int, dict[str, str], bytes]]]
"""By path, the answers in their order: status, headers, body. The last one is given again."""


class Service(ThreadingHTTPServer):
    """Answers, and remembers what it was asked: the path, the query, the user agent."""

    daemon_threads = True

    def __init__(self, answers: Answers) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = {path: list(rows) for path, rows in answers.items()}
        self.asked: list[tuple[str, dict[str, str], str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        """Gives the next answer of the path."""
        parts = urlsplit(self.path)
        path, query = unquote(parts.path), {key: rows[0] for key, rows in parse_qs(parts.query).items()}
        self.server.asked.append((path, query, self.headers.get("User-Agent", "")))
        rows = self.server.answers.get(path, [(404, {}, b"Resource not found.")])
        status, headers, body = rows.pop(0) if len(rows) > 1 else rows[0]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answers: Answers) -> Iterator[Service]:
    """A server for as long as it is needed."""
    service = Service(answers)
    thread = Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        thread.join()
        service.server_close()
