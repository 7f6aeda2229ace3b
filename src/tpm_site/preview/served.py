"""One state of the site, as it answers to addresses. What it has rendered once it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.snapshot import Snapshot
from tpm_site.preview.addresses import Addresses, Target, parse_redirects
from tpm_site.preview.host_headers import base_of, headers_for, parse_headers
from tpm_site.preview.media_types import media_type
from tpm_site.preview.version import Version, version_of

_MOST_KEPT = 200
"""Files that are held at once: those which open pages show are asked for at every change."""
_REDIRECTS = "_redirects"
_FRESH = {"Cache-Control": "no-store"}
HTML, TEXT = media_type("x.html"), media_type("x.txt")


class Answer(Struct, frozen=True):
    """What an address is answered with. `version` is that of a page; files of other kinds have none."""

    status: int
    data: bytes
    headers: dict[str, str]
    version: Version | None = None


class ServedSite:
    """A snapshot without errors. `before` is the state before it: files that are the same are taken over."""

    def __init__(self, snapshot: Snapshot, before: ServedSite | None) -> None:
        self.snapshot = snapshot
        self._rules = parse_headers(snapshot.headers)
        self.base = base_of(self._rules)
        # Whether one of them is still the same is asked when it is asked for: to know it of a list of all
        # articles takes longer than to make an article.
        self._kept = dict(before.kept()) if before else dict[str, tuple[str, bytes]]()

    @cached_property
    def _addresses(self) -> Addresses:
        redirects = self.read(_REDIRECTS)
        data = redirects if isinstance(redirects, bytes) else b""
        return Addresses(self.snapshot.files, self.base, parse_redirects(data))

    def kept(self) -> Mapping[str, tuple[str, bytes]]:
        """The files that are held, by path, each with its key."""
        return self._kept

    def answer(self, address: str) -> Answer | Diagnostic:
        """What answers to the path of an address; a Diagnostic where a template is at fault."""
        target = self._addresses.find(address)
        if target.location:
            # A browser would otherwise believe in a redirect for ever.
            headers = {**headers_for(self._rules, address), **_FRESH, "Location": target.location}
            return Answer(target.status, b"", headers)
        data = self.read(target.path) if target.path else b"There is no such page.\n"
        if isinstance(data, Diagnostic):
            return data
        return self._file(address, target, data or b"")

    def source_of(self, address: str) -> str:
        """The file of the project that the page at an address is about; empty where there is none."""
        return self.snapshot.source_of(self._addresses.find(address).path)

    def _file(self, address: str, target: Target, data: bytes) -> Answer:
        kind = media_type(target.path) if target.path else TEXT
        # What has its content in its name may be kept, as production says; all else is asked for anew.
        headers = {**_FRESH, **headers_for(self._rules, address), "Content-Type": kind}
        headers |= _FRESH if target.status != 200 else {}
        if kind != HTML:
            return Answer(target.status, data, headers)
        page = data.decode("utf-8", "replace")
        version = version_of(target.status, address, page, self._key_at)
        return Answer(target.status, data, headers, version)

    def _key_at(self, address: str) -> str:
        return self.snapshot.files.get(address.removeprefix(f"{self.base}/"), "")

    def read(self, path: str) -> bytes | Diagnostic | None:
        """A file of the bundle, as `Snapshot.read`."""
        key = self.snapshot.files.get(path, "")
        known, held = self._kept.pop(path, ("", b""))
        data = held if key and key == known else self.snapshot.read(path)
        if isinstance(data, bytes):
            while len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[path] = key, data  # At the end, for it was asked for last.
        return data
