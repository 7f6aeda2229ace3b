"""What answers to an address: a file of the bundle, another address, or the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Container, Mapping
from urllib.parse import quote

from msgspec import Struct, field

NOT_FOUND = "404.html"
_FOR_HOSTS = ("_headers", "_redirects")
"""Files that hosts read themselves and show to nobody."""


class Target(Struct, frozen=True):
    """`path` is a file of the bundle, and empty where there is none; `location` is where else to go."""

    status: int
    path: str = ""
    location: str = ""


class Addresses(Struct, frozen=True):
    """The addresses of a site that lives below `base`; `redirects` by the old path, without its last `/`."""

    files: Container[str]
    base: str = ""
    redirects: Mapping[str, str] = field(default_factory=dict)

    def find(self, address: str) -> Target:
        """What answers to the path of an address, percent signs resolved."""
        if self.base and address.rstrip("/") in ("", self.base) and address != f"{self.base}/":
            return Target(302, location=quote(f"{self.base}/"))
        if new := self.redirects.get(address.rstrip("/")):
            return Target(301, location=quote(new, safe="/%:#?=&"))
        path = address.removeprefix(f"{self.base}/") if address.startswith(f"{self.base}/") else None
        if path is None or path in _FOR_HOSTS:
            return self._wrong()
        if path and path in self.files:
            return Target(200, path)
        if f"{path}index.html" in self.files and (not path or path.endswith("/")):
            return Target(200, f"{path}index.html")
        if f"{path}/index.html" in self.files:
            return Target(301, location=quote(f"{address}/"))
        return self._wrong()

    def _wrong(self) -> Target:
        return Target(404, NOT_FOUND if NOT_FOUND in self.files else "")


def parse_redirects(data: bytes) -> dict[str, str]:
    """`_redirects`: by the old path, without its last `/`, the new address."""
    lines = (line.split() for line in data.decode("utf-8", "replace").splitlines())
    return {words[0].rstrip("/"): words[1] for words in lines if len(words) > 1}
