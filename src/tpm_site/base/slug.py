"""Text to the part of a URL that names it."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile(r"['’ʼ]")
_GAPS = re.compile(r"[^\w]+|_+")


def letter(index: int) -> str:
    """a, b, … z, aa, ab, …: what the things of a list are called whose numbers are taken."""
    head, tail = divmod(index, 26)
    return (letter(head - 1) if head else "") + chr(ord("a") + tail)


def slugify(text: str) -> str:
    """Lower case, words joined by hyphens, accents dropped; letters of other scripts stay.

    Empty where `text` holds no letter and no digit.
    """
    if text.isascii() and text.replace(" ", "").isalpha():
        return "-".join(text.lower().split())
    if text.isascii():
        plain = text
    else:
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _GAPS.sub("-", _APOSTROPHES.sub("", plain).lower()).strip("-")
