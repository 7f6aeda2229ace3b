"""The media type of a file of the bundle, the same on every machine."""

from __future__ import annotations

from mimetypes import MimeTypes

_TYPES = MimeTypes(filenames=())
"""Python's own table, without that of the machine."""
_OURS = {
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")


def media_type(path: str) -> str:
    """The value of Content-Type; texts are UTF-8."""
    ending = f".{path.rpartition('.')[2].lower()}"
    found = _OURS.get(ending) or _TYPES.guess_type(f"x{ending}")[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(_TEXTS) else found
