"""Whom the preview answers: only those who ask for it by its own name, and only questions.

A page on the web can have its own name lead to this machine ("DNS rebinding"), and would then be let to
read the drafts. Its requests carry its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_METHODS = ("GET", "HEAD")


class Names:
    """The names, each with the port, that the preview answers to."""

    def __init__(self, host: str, port: int) -> None:
        self._port = port
        self._takes_numbers = _is_number(host) and ip_address(host).is_unspecified
        self._names = {*_LOCAL, bracketed(host).lower()}

    def has(self, host: str) -> bool:
        """Whether the value of a Host header is one of ours."""
        name, colon, port = host.lower().rpartition(":")
        if not colon or port.endswith("]"):
            name, port = host.lower(), "80"
        if port != str(self._port):
            return False
        # Where every address of the machine is served, any number is one: nobody rebinds a number.
        return name in self._names or (self._takes_numbers and _is_number(name))


def bracketed(host: str) -> str:
    """A host as addresses write it."""
    return f"[{host}]" if ":" in host else host


def reachable(host: str) -> str:
    """A host as addresses of this machine write it: all of its addresses are none to go to."""
    if _is_number(host) and ip_address(host).is_unspecified:
        host = "::1" if ":" in host else "127.0.0.1"
    return bracketed(host)


def _is_number(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Guard:
    """Refuses what is not for us before anything else sees it."""

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self._names.has(hosts[0]):
            text = "403: this preview answers only to its own address, such as localhost with its port.\n"
            await PlainTextResponse(text, 403)(scope, receive, send)
        elif scope["method"] not in _METHODS:
            text = "405: a preview can be read, and nothing else.\n"
            await PlainTextResponse(text, 405, {"Allow": ", ".join(_METHODS)})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_from_our_pages(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of the preview, as far as the browser says."""
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site", "same-origin")
    return site in ("same-origin", "none") and origin in (None, f"http://{headers.get('host')}")
