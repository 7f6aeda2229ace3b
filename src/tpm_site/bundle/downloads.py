"""Which files pages may offer: none that a browser would run, or show as a page of the practice's own."""

from __future__ import annotations

import posixpath

_OFFERED = frozenset({
    "pdf", "xlsx", "pptx", "ods", "odp", "csv", "ics", "vcf", "epub", "zip",
    "png", "jpg", "jpeg", "gif", "webp", "avif", "tif", "tiff", "svg",
    "mp3", "m4a", "wav", "ogg", "mp4", "webm", "vtt",
})  # fmt: skip
"""By their endings, which is what hosts go by. Texts of Word and the like are not read at all (F204)."""
DOWNLOAD_HELP = "save it as PDF, or make a page of it; explain M203 names what may be offered"


def unsafe_download(path: str) -> str:
    """Why a file must not be offered; empty where it may."""
    name = posixpath.basename(path)
    _, dot, ending = name.rpartition(".")
    if not dot:
        return f"{name} has no ending that says what it is, so a browser may take it for a page"
    if ending.lower() not in _OFFERED:
        return f"{name} is not of a kind that is safe to offer"
    return ""
