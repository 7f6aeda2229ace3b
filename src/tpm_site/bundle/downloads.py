"""Which files pages may offer: none that a browser would run, or show as a page of the practice's own."""

from __future__ import annotations

import posixpath

_OFFERED = frozenset(
    "pdf docx xlsx pptx odt ods odp rtf txt csv ics vcf epub zip "
    "png jpg jpeg gif webp avif tif tiff svg mp3 m4a wav ogg mp4 webm vtt".split()
)
"""By their endings, which is what hosts go by. Older Office files are not among them: they hold macros."""
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
