"""The name of an asset: by its content, and of characters that mean nothing in any address."""

from __future__ import annotations

import re

from tpm_site.base.digest import fingerprint
from tpm_site.base.slug import slugify

STATIC = "static/"
ASSETS = "assets/"
_PLAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
_NAMELESS = "file"


def asset_path(name: str, data: bytes) -> str:
    """Where `data` lies in the bundle. `name` is relative to the folder of assets."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    folders = "/".join(plain_name(part) for part in folder.split("/")) if folder else ""
    tail = f".{plain_name(ending)}" if ending else ""
    return f"{ASSETS}{folders}{slash}{plain_name(stem)}.{fingerprint(data)}{tail}"


def plain_name(text: str) -> str:
    """`text` without what addresses give a meaning: a space ends one in a list of pictures, % and # too."""
    if _PLAIN.fullmatch(text):
        return text
    return slugify(text).encode("ascii", "ignore").decode().strip("-") or _NAMELESS
