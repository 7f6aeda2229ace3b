"""The name of an asset: by its content, and of characters that mean nothing in any address."""

from __future__ import annotations

import re

from tpm_site.base.digest import fingerprint
from tpm_site.base.slug import slugify

STATIC = "static/"
ASSETS = "assets/"
_PLAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_NAMELESS = "file"
_LONGEST = 80
"""Letters of each part: with a digest and a width it still fits into every file system."""


def asset_path(name: str, data: bytes, label: str = "") -> str:
    """Where `data` lies in the bundle. `label` follows the stem of `name`, which is relative to assets."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    folders = "/".join(plain_name(part) for part in folder.split("/")) if folder else ""
    tail = f".{plain_name(ending)}" if ending else ""
    return f"{ASSETS}{folders}{slash}{plain_name(stem)}{label}.{fingerprint(data)}{tail}"


def plain_name(text: str) -> str:
    """`text` without what addresses give a meaning: a space ends one in a list of pictures, % and # too."""
    if not _PLAIN.fullmatch(text):
        text = slugify(text).encode("ascii", "ignore").decode().strip("-") or _NAMELESS
    return text[:_LONGEST].rstrip(".")
