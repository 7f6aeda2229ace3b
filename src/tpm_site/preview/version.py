"""What a page looks like, as a short text: equal versions look equal, and stylesheets stand in it apart."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from tpm_site.base.digest import fingerprint

_LINK = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']?stylesheet\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"(\bhref\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


class Version(NamedTuple):
    """`rest` is a digest of a page but for the addresses of its stylesheets, `sheets` are these, in order.

    Where the name of a sheet does not change with its content, a question mark and a digest follow it.
    """

    rest: str
    sheets: tuple[str, ...] = ()

    def __str__(self) -> str:
        sheets = fingerprint("\n".join(self.sheets).encode()) if self.sheets else ""
        return f"{self.rest}.{sheets}"


def version_of(status: int, address: str, page: str, key_at: Callable[[str], str]) -> Version:
    """The version of the page at an address; `key_at` gives the key of the file at another one, if any."""
    sheets: list[str] = []

    def without_href(link: re.Match[str]) -> str:
        return _HREF.sub(take, link[0], count=1)

    def take(href: re.Match[str]) -> str:
        written = html.unescape(href[2][1:-1])
        place = unquote(urlsplit(urljoin(address, written)).path)
        key = key_at(place)
        # The key of a file that carries its digest in its name says nothing new.
        sheets.append(written if "/assets/" in place or not key else f"{written}?{fingerprint(key.encode())}")
        return href[1]

    rest = _LINK.sub(without_href, page)
    return Version(fingerprint(f"{status} {rest}".encode()), tuple(sheets))
