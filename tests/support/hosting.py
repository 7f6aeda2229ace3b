"""A bundle served as its host would: with the headers of `_headers`, and 404.html for a wrong address."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

Rules = list[tuple[str, dict[str, str]]]


def rules_of(folder: Path) -> Rules:
    """The patterns of `_headers`, each with its headers."""
    rules: Rules = []
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
        elif line:
            rules.append((line, {}))
    return rules


class Host(SimpleHTTPRequestHandler):
    """Serves a bundle without a line on the terminal for each file."""

    def __init__(self, *args: object, rules: Rules, **kwargs: object) -> None:
        self._rules = rules
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        for pattern, headers in self._rules:
            if self.path.startswith(pattern.removesuffix("*")):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD" and code >= HTTPStatus.OK:
            self.wfile.write(page)


def host_of(folder: Path) -> partial[Host]:
    """A handler for an HTTP server that hosts a bundle."""
    return partial(Host, directory=str(folder), rules=rules_of(folder))
